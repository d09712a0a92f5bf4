package calypte.model.device;

/// Where a device stands, in the words that every screen, answer and filter uses.
///
/// @param reason why it is not in sync, for a person; empty when there is nothing to explain
/// @param next what happens next and when, or what an operator must do; empty like `reason`
/// @param stuck whether it never converges unless an operator does something
public record Status(
        Sync sync, Activity activity, Link link, String reason, String next, boolean stuck) {}
