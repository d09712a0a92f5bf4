package calypte.server.registry;

import calypte.model.drift.Change;
import calypte.model.drift.Change.Happening;
import calypte.model.firmware.FirmwareId;
import calypte.model.update.Ending;
import calypte.model.update.UpdateId;
import java.util.Objects;
import org.hibernate.query.QueryFlushMode;

/// Keeps how each attempt ended, in the transaction that ends it.
final class AttemptLog {

    private static final String NO_DETAIL = "";

    private final Work work;
    private final Registry registry;

    AttemptLog(Work work, Registry registry) {
        this.work = work;
        this.registry = registry;
    }

    /// `row` is still as it was before `change`.
    void keep(DeviceRow row, Change change) {
        for (var happening : change.happenings()) {
            switch (happening) {
                case Happening.Ended(var update, var firmware, _, var setback) ->
                        over(row, update, firmware, setback.kind(), setback.detail());
                case Happening.Proven(var update, var firmware, var attempt) -> {
                    if (row.dispatchedAt != null) {
                        over(row, update, firmware, Ending.PROVEN, NO_DETAIL);
                    } else {
                        provenAfterAll(row, update, attempt);
                    }
                }
                case Happening.Quarantined _, Happening.Served _, Happening.Ignored _ -> {}
            }
        }
    }

    private void over(
            DeviceRow row, UpdateId update, FirmwareId firmware, Ending ending, String detail) {
        var open = Objects.requireNonNull(StandingColumns.attempt(row));
        var over = new AttemptRow();
        over.id = registry.freshId();
        over.deviceId = row.id;
        over.updateId = update.value();
        over.attempt = open.number();
        over.firmwareId = firmware.value();
        over.firmwareVersion = work.firmware(firmware).map(it -> it.version).orElse("");
        over.rolloutId = row.rolloutId;
        over.dispatchedAt = open.dispatchedAt();
        over.steps = StepTimes.write(open.steps());
        over.percent = open.percent();
        over.endedAt = work.now();
        over.ending = ending;
        over.detail = DeviceRow.shortened(detail);
        work.tx().session().persist(over);
    }

    /// It had been given up, and then the device came back with the firmware all the same.
    private void provenAfterAll(DeviceRow row, UpdateId update, int attempt) {
        work.tx()
                .session()
                .createSelectionQuery(
                        "from AttemptRow where deviceId = :device and updateId = :update"
                                + " and attempt = :attempt",
                        AttemptRow.class)
                .setParameter("device", row.id)
                .setParameter("update", update.value())
                .setParameter("attempt", attempt)
                .setQueryFlushMode(QueryFlushMode.NO_FLUSH)
                .uniqueResultOptional()
                .ifPresent(over -> {
                    over.detail = "it had counted as " + over.ending;
                    over.ending = Ending.PROVEN;
                    over.endedAt = work.now();
                });
    }
}
