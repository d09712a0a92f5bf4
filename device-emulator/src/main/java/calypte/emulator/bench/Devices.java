package calypte.emulator.bench;

import calypte.emulator.link.Identity;
import calypte.emulator.operator.DeviceView;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/// Devices that are entered, as the works let them register and fetch over HTTP: over a few
/// connections that are kept, which is the least that a driver can spend on it.
record Devices(List<DeviceView> all, ServerProcess server, Load load) {

    private static final int CONNECTIONS = 64;

    List<UUID> ids() {
        return all.stream().map(DeviceView::id).toList();
    }

    Identity identity(int number) {
        return all.get(number).identity();
    }

    /// What a device says of its firmware.
    record Said(String firmware, String boot, int seq) {}

    /// Each registers once.
    Sample register(Said said) throws IOException, InterruptedException {
        return share(line -> number -> registered(line, number, said));
    }

    /// Each does its part, over one of the connections.
    Sample share(Part part) throws IOException, InterruptedException {
        var workers = Math.min(CONNECTIONS, all.size());
        return load.share(workers, all.size(), _ -> part.over(new LeanHttp(gateway(), "")));
    }

    @FunctionalInterface
    interface Part {
        Load.Worker over(LeanHttp line);
    }

    URI gateway() {
        return server.ready().target().deviceUrl();
    }

    /// @return the reply
    String registered(LeanHttp line, int number, Said said) throws IOException {
        var who = identity(number);
        var body =
                """
                {"device_serial":"%s","shared_key":"%s","firmware_serial":"%s","boot_id":"%s","seq":%d}\
                """
                        .formatted(
                                who.serial(),
                                who.key().value(),
                                said.firmware(),
                                said.boot(),
                                said.seq());
        return line.post("/gateway/registration", body, 200);
    }
}
