package calypte.server.firmware;

import calypte.model.device.DeviceId;
import calypte.model.device.DeviceSerial;
import calypte.model.device.DeviceTypeId;
import calypte.model.drift.Policy;
import calypte.model.firmware.Firmware;
import calypte.model.firmware.FirmwareId;
import calypte.model.firmware.FirmwareSerial;
import calypte.model.firmware.Provenance;
import calypte.model.firmware.TrustedKeys;
import calypte.model.update.CancelOrder;
import calypte.model.update.UpdateOrder;
import calypte.server.audit.AuditFeed;
import calypte.server.audit.AuditTrail;
import calypte.server.registry.Authentications;
import calypte.server.registry.Catalogue;
import calypte.server.registry.Devices;
import calypte.server.registry.FirmwareLife;
import calypte.server.registry.KeyDigests;
import calypte.server.registry.NewDevice;
import calypte.server.registry.OpenOrders;
import calypte.server.registry.Orders;
import calypte.server.registry.RefusedLogins;
import calypte.server.registry.Registry;
import calypte.server.registry.Repeats;
import calypte.server.registry.Source;
import calypte.server.registry.Views;
import calypte.server.storage.Database;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A real catalogue with real devices, in a database on disk.
final class Library implements AutoCloseable {

    private static final Source OPERATOR = Source.operator("127.0.0.1");

    final Catalogue catalogue;
    final FirmwareLife life;
    final Authentications authentications;
    final Devices devices;
    private final Database database;
    private final DeviceTypeId pump;
    private int count;

    Library(Path folder, TrustedKeys trusted) throws Exception {
        var random = new SecureRandom();
        var clock = InstantSource.system();
        database =
                Database.open(
                        new Database.Config("jdbc:h2:file:" + folder.resolve("db"), "sa", ""),
                        Stream.concat(Registry.entities().stream(), AuditTrail.entities().stream())
                                .toList());
        var trail = new AuditTrail(new AuditFeed(), clock, random);
        var minute = Duration.ofMinutes(1);
        var policy = new Policy(minute, 3, minute, minute, minute);
        var registry = new Registry(database, trail, _ -> {}, policy, clock, random);
        var digests = KeyDigests.open(folder.resolve("pepper"), random);
        var orders =
                new OpenOrders(
                        registry,
                        new Repeats(registry),
                        new Nobody(),
                        () -> URI.create("http://localhost"));
        catalogue = new Catalogue(registry);
        life = new FirmwareLife(registry, orders, trusted);
        authentications =
                new Authentications(registry, digests, new RefusedLogins(registry, Runnable::run));
        devices = new Devices(registry, digests, _ -> {}, new Views(registry), orders);
        var type = catalogue.addType(new Catalogue.NewType("pump", "", true), OPERATOR);
        pump = type.orElseThrow().id();
    }

    FirmwareId firmware() {
        var serial = new FirmwareSerial("fw-" + ++count);
        var asked =
                new Catalogue.NewFirmware(
                        serial,
                        "1.0." + count,
                        pump,
                        Firmware.State.PUBLISHED,
                        Provenance.UNKNOWN,
                        "");
        if (catalogue.addFirmware(asked, OPERATOR) instanceof Catalogue.Added.Done(var added)) {
            return added.id();
        }
        throw new AssertionError(serial + " was not added");
    }

    Device device(@Nullable FirmwareId assigned) {
        var serial = new DeviceSerial("pump-" + ++count);
        var asked = new NewDevice(serial, pump, assigned, "", List.of(), Map.of(), "", null);
        if (devices.enter(List.of(asked), OPERATOR) instanceof Devices.Entered.All(var entered)) {
            var one = entered.getFirst();
            return new Device(new DeviceId(one.device().id()), serial.value(), one.key().value());
        }
        throw new AssertionError(serial + " was not entered");
    }

    void rekey(Device device) {
        var _ = devices.rekey(device.id(), OPERATOR).orElseThrow();
    }

    void disable(Device device) {
        var _ = devices.disable(device.id(), OPERATOR).orElseThrow();
    }

    void revoke(FirmwareId firmware) {
        var _ = life.move(firmware, Firmware.State.REVOKED, OPERATOR);
    }

    @Override
    public void close() {
        database.close();
    }

    record Device(DeviceId id, String serial, String key) {}

    /// Nobody is connected.
    private static final class Nobody implements Orders {
        @Override
        public void send(UpdateOrder order) {}

        @Override
        public void cancel(DeviceSerial serial, CancelOrder order) {}
    }
}
