package calypte.model.rollout;

/// What failures among the first few tell of all: how likely it is that the true failure rate is
/// above a limit.
final class Evidence {

    private Evidence() {}

    /// The posterior probability that the rate is above `limit` (0 to 1), after `failed` of
    /// `finished`, when any rate was as likely before.
    ///
    /// The posterior is Beta(1 + failed, 1 + succeeded). Its parameters are whole numbers, so its
    /// tail is a sum: that of at most `failed` successes in `finished + 1` throws at `limit`.
    static double thatRateExceeds(double limit, int failed, int finished) {
        if (limit <= 0) {
            return 1;
        }
        if (limit >= 1) {
            return 0;
        }
        var throwsMade = finished + 1;
        var odds = Math.log(limit) - Math.log1p(-limit);
        var term = throwsMade * Math.log1p(-limit);
        var sum = Math.exp(term);
        for (var hits = 1; hits <= failed; hits++) {
            term += Math.log((throwsMade - hits + 1.0) / hits) + odds;
            sum += Math.exp(term);
        }
        return Math.min(1, sum);
    }
}
