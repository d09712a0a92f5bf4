package calypte.server.registry;

import calypte.model.device.DeviceType;
import calypte.model.firmware.Firmware;
import calypte.server.audit.Action;
import calypte.server.audit.AuditEvent;

/// Tells the audit trail what happened to the catalogue.
final class CatalogueEvents {

    private CatalogueEvents() {}

    static AuditEvent typeCreated(DeviceType type, Source source) {
        return of(Action.DEVICE_TYPE_CREATED, source)
                .label("type_id", type.id().toString())
                .says("device type " + type.name() + " was created");
    }

    static AuditEvent firmwareCreated(Firmware firmware, Source source) {
        return of(Action.FIRMWARE_CREATED, firmware, source)
                .says("firmware " + firmware.version() + " was created");
    }

    static AuditEvent firmwareUploaded(Firmware firmware, Source source) {
        return of(Action.FIRMWARE_UPLOADED, firmware, source)
                .says("the content of firmware " + firmware.version() + " was uploaded");
    }

    static AuditEvent firmwareMoved(Firmware firmware, Source source) {
        var action =
                switch (firmware.state()) {
                    case DRAFT -> Action.FIRMWARE_CREATED;
                    case PUBLISHED -> Action.FIRMWARE_PUBLISHED;
                    case DEPRECATED -> Action.FIRMWARE_DEPRECATED;
                    case REVOKED -> Action.FIRMWARE_REVOKED;
                };
        return of(action, firmware, source)
                .says(
                        "firmware "
                                + firmware.version()
                                + " is "
                                + firmware.state()
                                + " from now on");
    }

    static AuditEvent firmwareDeleted(Firmware firmware, Source source) {
        return of(Action.FIRMWARE_DELETED, firmware, source)
                .says("firmware " + firmware.version() + " was deleted");
    }

    /// The keys that are trusted have changed, and with them what may be delivered.
    static AuditEvent firmwareJudged(Firmware firmware) {
        var event = of(Action.SETTINGS_CHANGED, firmware, Source.INSIDE);
        return firmware.provenance().withheld()
                ? event.warn()
                        .says(
                                "firmware "
                                        + firmware.version()
                                        + " is not delivered: nobody who is trusted has signed it")
                : event.says(
                        "firmware "
                                + firmware.version()
                                + " may be delivered; its signature is "
                                + firmware.provenance().state());
    }

    private static AuditEvent of(Action action, Firmware firmware, Source source) {
        var content = firmware.content();
        return of(action, source)
                .label("firmware_id", firmware.id().toString())
                .firmware(
                        firmware.serial().value(),
                        firmware.version(),
                        content == null ? null : content.sha256().hex());
    }

    private static AuditEvent of(Action action, Source source) {
        var actor = source.actor() == null ? "calypte" : source.actor();
        return AuditEvent.of(action).by(actor).from(source.address());
    }
}
