package calypte.console;

import calypte.console.commands.ExitCode;
import calypte.emulator.Emulation;
import calypte.emulator.Fleet;
import calypte.emulator.Target;
import calypte.emulator.device.Trust;
import calypte.emulator.link.Network;
import calypte.emulator.operator.OperatorApi;
import calypte.emulator.scenario.Behaviours;
import calypte.emulator.scenario.Mix;
import calypte.model.firmware.TrustedKeys;
import calypte.server.ConfigurationError;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `calypte emulate`: emulated devices against any server.
@Command(
        name = "emulate",
        mixinStandardHelpOptions = true,
        description = "Plays a fleet of devices against any server.")
final class EmulateCommand implements Callable<Integer> {

    private static final Duration EVERY = Duration.ofSeconds(10);

    @Spec private CommandSpec spec;

    @Option(names = "--devices", paramLabel = "N", description = "how many (default: 10)")
    private int devices = 10;

    @Option(
            names = "--device-url",
            paramLabel = "URL",
            description = "the device gateway (default: ${DEFAULT-VALUE})")
    private URI deviceUrl = URI.create("http://127.0.0.1:8481");

    @Option(
            names = "--mqtt",
            paramLabel = "URL",
            description = "the broker (default: ${DEFAULT-VALUE})")
    private URI mqtt = URI.create("mqtt://127.0.0.1:1883");

    @Option(
            names = "--operator-url",
            paramLabel = "URL",
            description =
                    "the operator API, where the devices are entered first (default: ${DEFAULT-VALUE})")
    private URI operatorUrl = URI.create("http://127.0.0.1:8480");

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "the operator's token (default: CALYPTE_TOKEN_FILE)")
    private @Nullable Path tokenFile;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "a CSV of serial,key of devices that were entered already")
    private @Nullable Path keys;

    @Option(
            names = "--mix",
            paramLabel = "MIX",
            description =
                    "behaviours and their weights, like normal=80,slow=10,fails-install=10; see --behaviours")
    private String mix = "normal=1";

    @Option(names = "--behaviours", description = "lists the behaviours, and does nothing else")
    private boolean behaviours;

    @Option(names = "--seed", paramLabel = "N", description = "repeats a run (default: 1)")
    private long seed = 1;

    @Option(
            names = "--pace",
            paramLabel = "X",
            description = "how many times as fast as in real life (default: 1)")
    private double pace = 1;

    @Option(
            names = "--http",
            paramLabel = "SHARE",
            description = "the share of devices that speak HTTP only, from 0 to 1 (default: 0)")
    private double http;

    @Option(
            names = "--latency",
            paramLabel = "MS",
            description = "of their network, there and back, in milliseconds (default: 0)")
    private long latency;

    @Option(
            names = "--loss",
            paramLabel = "SHARE",
            description =
                    "the share of messages that their network loses, from 0 to 1 (default: 0)")
    private double loss;

    @Option(
            names = "--bandwidth",
            paramLabel = "BYTES",
            description = "a second that their network carries at most (default: no limit)")
    private long bandwidth;

    @Option(
            names = "--trusted-keys",
            paramLabel = "FILE",
            description = "public keys in PEM: the devices take only what one of them signed")
    private @Nullable Path trustedKeys;

    @Option(
            names = "--firmware",
            paramLabel = "SERIAL",
            description = "the firmware that they run at first (default: 1.0.0)")
    private String firmware = "1.0.0";

    @SuppressWarnings("NullAway.Init") // picocli fills it in
    EmulateCommand() {}

    @Override
    public Integer call() throws Exception {
        if (behaviours) {
            Behaviours.ALL.forEach(it -> System.out.printf("%-24s %s%n", it.name(), it.about()));
            return ExitCode.OK.number();
        }
        if (devices < 0) {
            throw usage("--devices: must not be negative");
        }
        var options =
                new Emulation.Options(
                        devices,
                        new Target(deviceUrl, mqtt),
                        mix(),
                        new Fleet.Manner(seed, pace, network(), trust()),
                        firmware,
                        http);
        new Emulation(options, source(), InstantSource.system(), System.out).run(EVERY);
        return ExitCode.OK.number();
    }

    private Mix mix() {
        try {
            return Mix.parse(mix);
        } catch (IllegalArgumentException e) {
            throw usage("--mix: " + e.getMessage());
        }
    }

    private Network network() {
        try {
            return new Network(Duration.ofMillis(latency), loss, bandwidth);
        } catch (IllegalArgumentException e) {
            throw usage("the network: " + e.getMessage());
        }
    }

    private Trust trust() throws IOException {
        var file = trustedKeys;
        try {
            return Trust.in(
                    file == null ? TrustedKeys.NONE : TrustedKeys.read(Files.readString(file)));
        } catch (IllegalArgumentException e) {
            throw usage("--trusted-keys: " + file + " " + e.getMessage());
        }
    }

    private Emulation.Source source() throws ConfigurationError {
        if (keys != null) {
            return new Emulation.Source.Keys(keys);
        }
        var token = tokenFile;
        var named = System.getenv("CALYPTE_TOKEN_FILE");
        if (token == null && named != null) {
            token = Path.of(named);
        }
        if (token == null) {
            throw usage(
                    "give --token-file, to enter the devices first, or --keys of devices that are there");
        }
        return new Emulation.Source.Operator(operator(token));
    }

    private OperatorApi operator(Path token) throws ConfigurationError {
        try {
            return OperatorApi.withTokenFrom(token, operatorUrl);
        } catch (IOException e) {
            throw new ConfigurationError(
                    "the operator's token in %s cannot be read; it is operator.token in the server's data directory"
                            .formatted(token),
                    e);
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
