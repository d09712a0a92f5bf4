package calypte.console.audit;

import calypte.console.client.AuditEvent;

/// One line of the audit on the screen.
public sealed interface Line {

    record Event(AuditEvent event) implements Line {}

    /// What happened here is not shown, though it is stored.
    ///
    /// @param count how many events; 0 if nobody counted
    record Gap(long count) implements Line {}
}
