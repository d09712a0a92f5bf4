package calypte.server.registry;

import calypte.model.drift.Change;
import calypte.model.drift.Report;
import calypte.model.drift.Reported;
import calypte.model.firmware.FirmwareId;
import calypte.model.firmware.FirmwareSerial;
import calypte.model.registration.Registration;
import calypte.model.registration.RegistrationReply;
import java.util.List;
import java.util.Optional;

/// Takes in what a device says it runs: arrows 10 to 16 of the flow. The check, the update of the
/// row, the audit and the order that the reply carries are one transaction.
public final class Registrations {

    private final Registry registry;
    private final OpenOrders orders;
    private final Presence presence;
    private final Repeats repeats;

    public Registrations(Registry registry, OpenOrders orders, Presence presence, Repeats repeats) {
        this.registry = registry;
        this.orders = orders;
        this.presence = presence;
        this.repeats = repeats;
    }

    /// What came of a registration.
    public sealed interface Outcome {

        /// Committed; this is what the device hears.
        record Accepted(RegistrationReply reply) implements Outcome {}

        /// Deleted since it was let in.
        record Unknown() implements Outcome {}

        /// Disabled since it was let in.
        record Disabled() implements Outcome {}
    }

    /// A device that was let in has registered, by way of `source`.
    public Outcome register(Registration registration, Source source) {
        return registry.writer()
                .write(
                        Work.wanting(registration.serial()),
                        tx -> take(Work.in(tx, registry), registration, source));
    }

    private Outcome take(Work work, Registration registration, Source source) {
        var found = work.device(registration.serial());
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        var row = found.get();
        if (!row.enabled) {
            return new Outcome.Disabled();
        }
        return new Outcome.Accepted(report(work, row, registration, source));
    }

    /// The same for a row at hand: `PATCH /device/{uuid}` comes in here too.
    RegistrationReply report(Work work, DeviceRow row, Registration said, Source source) {
        var before = work.standing(row);
        if (before.isStale(said.bootId(), said.seq())) {
            var warning = "older than a registration already heard; nothing was changed";
            return orders.reply(work, row, List.of(warning), true);
        }
        var news = understood(work, row, said);
        var change = before.reported(news, registry.policy(), registry.random());
        presence.heard(row, source, news.at());
        if (!said.attributes().isEmpty()) {
            row.attributes = Attributes.merged(row.attributes, said.attributes());
        }
        work.put(row, change);
        if (change.isNewsTo(before) || repeats.isRegistrationTold(work, row)) {
            tell(work, row, news, change, source);
        }
        return orders.reply(work, row, warnings(news, change), null);
    }

    private Reported understood(Work work, DeviceRow row, Registration said) {
        var serial = serial(said.firmwareSerial());
        var firmware = serial.flatMap(it -> work.firmware(row.typeId, it));
        var report = judge(work, firmware, serial);
        return new Reported(
                said.firmwareSerial(),
                report == Report.VALID ? new FirmwareId(firmware.orElseThrow().id) : null,
                report,
                said.bootId(),
                said.seq(),
                registry.freshNeed(),
                work.now());
    }

    /// Valid means known, of the device's type, and not revoked. (FLOW.md, 5)
    private static Report judge(
            Work work, Optional<FirmwareRow> firmware, Optional<FirmwareSerial> serial) {
        if (firmware.isPresent()) {
            return switch (firmware.get().state) {
                case REVOKED -> Report.REVOKED;
                case DRAFT, PUBLISHED, DEPRECATED -> Report.VALID;
            };
        }
        var elsewhere = serial.isPresent() && work.isKnownElsewhere(serial.get());
        return elsewhere ? Report.OTHER_TYPE : Report.UNKNOWN;
    }

    private void tell(Work work, DeviceRow row, Reported news, Change change, Source source) {
        var type = work.type(row.typeId);
        var firmware = news.known() == null ? null : work.firmware(news.known()).orElse(null);
        work.record(DeviceEvents.registered(row, type, news.firmwareSerial(), source));
        if (change.ignored().isEmpty()) {
            work.record(DeviceEvents.firmwareReported(row, type, firmware, news, source));
        }
        UpdateEvents.happened(row, type, change, source).forEach(work::record);
    }

    private static List<String> warnings(Reported news, Change change) {
        return change.ignored().or(() -> DeviceEvents.whyInvalid(news)).stream().toList();
    }

    /// Whatever cannot be a firmware serial is one that nobody knows.
    private static Optional<FirmwareSerial> serial(String text) {
        try {
            return Optional.of(new FirmwareSerial(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
