package calypte.emulator.bench;

/// The server's own count of its rounds, as `/metrics` shows it.
///
/// @param rounds so far
/// @param seconds that they took in all
record Metrics(double rounds, double seconds) {

    private static final String NAME = "calypte_round_seconds";

    static Metrics parse(String text) {
        return new Metrics(value(text, NAME + "_count"), value(text, NAME + "_sum"));
    }

    private static double value(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    Metrics since(Metrics before) {
        return new Metrics(rounds - before.rounds, seconds - before.seconds);
    }

    double msPerRound() {
        return rounds == 0 ? 0 : seconds * 1e3 / rounds;
    }
}
