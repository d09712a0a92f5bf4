package calypte.server.rollout;

import calypte.server.audit.Action;
import calypte.server.audit.AuditEvent;
import calypte.server.registry.Source;
import org.jspecify.annotations.Nullable;

/// Tells the audit trail what happened to a rollout. All events of one share its trace.
final class RolloutEvents {

    private RolloutEvents() {}

    static AuditEvent created(RolloutRow row, int devices, int phases, Source source) {
        return of(Action.ROLLOUT_CREATED, row, source)
                .because(row.reason)
                .label("devices", Integer.toString(devices))
                .says(
                        "%s was created: %s, %d devices in %d phases"
                                .formatted(row.label(), row.name, devices, phases));
    }

    static AuditEvent started(RolloutRow row, Source source) {
        return of(Action.ROLLOUT_STARTED, row, source).says(row.label() + " was started");
    }

    static AuditEvent phaseStarted(RolloutRow row, PhaseRow phase) {
        return of(Action.ROLLOUT_PHASE_STARTED, row, phase)
                .says("%s: phase %s begins".formatted(row.label(), words(phase)));
    }

    static AuditEvent phaseCompleted(RolloutRow row, PhaseRow phase) {
        return of(Action.ROLLOUT_PHASE_COMPLETED, row, phase)
                .because(phase.phase().reading().words())
                .says("%s: phase %s is complete".formatted(row.label(), words(phase)));
    }

    static AuditEvent gateTripped(RolloutRow row, PhaseRow phase, String why) {
        return of(Action.ROLLOUT_GATE_TRIPPED, row, phase)
                .because(why)
                .failed()
                .warn()
                .says(
                        "%s: the gate of phase %s tripped: %s"
                                .formatted(row.label(), words(phase), why));
    }

    static AuditEvent paused(RolloutRow row, @Nullable String why, Source source) {
        return of(Action.ROLLOUT_PAUSED, row, source)
                .because(why)
                .says(row.label() + " was paused" + (why == null ? "" : ": " + why));
    }

    static AuditEvent resumed(RolloutRow row, Source source) {
        return of(Action.ROLLOUT_RESUMED, row, source).says(row.label() + " goes on");
    }

    static AuditEvent approved(RolloutRow row, PhaseRow phase, Source source) {
        return of(Action.ROLLOUT_APPROVED, row, source)
                .label("phase", Integer.toString(phase.number))
                .says("%s: phase %s was approved".formatted(row.label(), words(phase)));
    }

    static AuditEvent retried(RolloutRow row, int devices, Source source) {
        return of(Action.ROLLOUT_RETRIED, row, source)
                .label("devices", Integer.toString(devices))
                .says("%s: %d failed devices are tried again".formatted(row.label(), devices));
    }

    static AuditEvent aborted(RolloutRow row, @Nullable String why, Source source) {
        return of(Action.ROLLOUT_ABORTED, row, source)
                .because(why)
                .warn()
                .says(row.label() + " was aborted" + (why == null ? "" : ": " + why));
    }

    static AuditEvent finished(RolloutRow row, String how) {
        return of(Action.ROLLOUT_FINISHED, row, Source.INSIDE)
                .says("%s has finished: %s".formatted(row.label(), how));
    }

    static AuditEvent rolledBack(RolloutRow row, String by, Source source) {
        return of(Action.ROLLOUT_ROLLED_BACK, row, source)
                .label("by", by)
                .warn()
                .says("%s is rolled back by %s".formatted(row.label(), by));
    }

    private static String words(PhaseRow phase) {
        return "%d (%s)".formatted(phase.number, phase.name);
    }

    private static AuditEvent of(Action action, RolloutRow row, PhaseRow phase) {
        return of(action, row, Source.INSIDE).label("phase", Integer.toString(phase.number));
    }

    private static AuditEvent of(Action action, RolloutRow row, Source source) {
        var actor = source.actor() == null ? "calypte" : source.actor();
        return AuditEvent.of(action)
                .by(actor)
                .from(source.address())
                .trace(row.id)
                .label("rollout_id", row.id.toString())
                .label("rollout", row.label())
                .label("firmware_id", row.firmwareId.toString())
                .label("firmware_version", row.firmwareVersion);
    }
}
