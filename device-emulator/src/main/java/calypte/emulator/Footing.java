package calypte.emulator;

import calypte.emulator.link.Engine;
import calypte.emulator.link.Links;
import calypte.emulator.link.LiveEngine;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the devices of a fleet stand on.
///
/// @param bootNames never gives the same twice: however alike two lives are, their boots are new
///   ones to the server
/// @param end is run when the fleet is closed
record Footing(
        Engine engine, Function<Protocol, Links> links, Supplier<String> bootNames, Runnable end) {

    /// Real time, real lines.
    static Footing live(Target target) {
        var engine = new LiveEngine(InstantSource.system());
        var random = new SecureRandom();
        return new Footing(
                engine,
                protocol ->
                        switch (protocol) {
                            case MQTT -> engine.overMqtt(target.mqttUrl());
                            case HTTP -> engine.overHttp(target.deviceUrl());
                        },
                () -> HexFormat.of().formatHex(random.generateSeed(6)),
                engine::close);
    }
}
