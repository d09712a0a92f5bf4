package calypte.console;

import calypte.console.commands.ExitCode;
import calypte.console.fx.Memory;
import calypte.console.shell.Connection;
import calypte.emulator.Target;
import calypte.emulator.operator.OperatorApi;
import calypte.emulator.operator.OperatorException;
import calypte.emulator.scene.Scene;
import calypte.emulator.scene.Scenes;
import calypte.emulator.scene.Show;
import calypte.server.CalypteServer;
import calypte.server.ConfigurationError;
import calypte.server.Setting;
import calypte.server.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `calypte demo`: a small emulated fleet that registers, drifts and is updated before one's eyes,
/// on a throw-away data directory.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Shows a fleet of emulated devices that register, drift and are updated.")
final class DemoCommand implements Callable<Integer> {

    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Spec private CommandSpec spec;

    @Option(
            names = "--scene",
            paramLabel = "SCENE",
            description = "happy, failing-canary or offline-catch-up (default: happy)")
    private String scene = "happy";

    @Option(
            names = "--devices",
            paramLabel = "N",
            description = "how many (default: what the scene takes; happy: 10)")
    private int devices;

    @Option(names = "--headless", description = "tells the story here, without a window")
    private boolean headless;

    @Option(names = "--exit-when-converged", description = "ends when the fleet has converged")
    private boolean exitWhenConverged;

    @Option(names = "--seed", paramLabel = "N", description = "repeats a run (default: 1)")
    private long seed = 1;

    @Option(
            names = "--pace",
            paramLabel = "X",
            description = "how many times as fast as in real life (default: 1)")
    private double pace = 1;

    private final Window window;

    DemoCommand() {
        this(ConsoleApp::open);
    }

    /// `window` shows the fleet, where that is possible.
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    DemoCommand(Window window) {
        this.window = window;
    }

    /// Opens a window and waits until it is closed, or told to.
    @FunctionalInterface
    interface Window {
        void open(ConsoleApp.Opening opening, CompletableFuture<?> end)
                throws NoDisplay, InterruptedException;
    }

    @Override
    public Integer call() throws Exception {
        if (devices < 0) {
            throw new ParameterException(spec.commandLine(), "--devices: must not be negative");
        }
        var played = scene();
        var data = ThrowAwayFolder.make("calypte-demo");
        Stopping.closes(data);
        try (var server = CalypteServer.start(settings(data))) {
            System.out.println(ReadyLine.of(server.addresses()));
            try (var show = show(played, server)) {
                return headless || isWindowless() ? tellHere(show) : open(show, server);
            }
        }
    }

    private static boolean isWindowless() {
        var missing = Display.here().missing();
        missing.ifPresent(DemoCommand::goOnHere);
        return missing.isPresent();
    }

    private static void goOnHere(String why) {
        System.err.println("calypte: " + why + "; the story is told here");
    }

    private int tellHere(Show show) throws OperatorException, InterruptedException {
        return stay(show.run());
    }

    private int stay(int code) throws InterruptedException {
        if (!exitWhenConverged && code == ExitCode.OK.number()) {
            System.out.println("the devices live on; Ctrl-C ends them");
            new CountDownLatch(1).await();
        }
        return code;
    }

    /// The story is told here too, while the window shows it.
    private int open(Show show, CalypteServer server) throws IOException, InterruptedException {
        var told = new CompletableFuture<Integer>();
        var telling = Thread.ofVirtual().name("story").start(() -> tell(show, told));
        var end = exitWhenConverged ? told : new CompletableFuture<Void>();
        var connection = connection(server);
        var at = server.addresses();
        try (var devices =
                new EmulatedDevices(
                        new Target(at.device(), at.mqtt()),
                        new OperatorApi(at.operator(), connection.token()),
                        CLOCK)) {
            devices.adopt(
                    show.fleet(),
                    () -> {
                        telling.interrupt();
                        show.close();
                    });
            var opening = new ConsoleApp.Opening(connection, Memory.brief(), Optional.of(devices));
            try {
                window.open(opening, end);
            } catch (NoDisplay e) {
                goOnHere(String.valueOf(e.getMessage()));
                return stay(told.join());
            }
        }
        telling.interrupt();
        return exitWhenConverged
                ? told.getNow(ExitCode.INTERRUPTED.number())
                : ExitCode.OK.number();
    }

    private static void tell(Show show, CompletableFuture<Integer> told) {
        try {
            told.complete(show.run());
        } catch (OperatorException e) {
            System.err.println("calypte: " + e.getMessage());
            told.complete(e.exitCode());
        } catch (InterruptedException _) {
            told.complete(ExitCode.INTERRUPTED.number());
        }
    }

    private Scene scene() {
        try {
            return Scenes.named(scene);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--scene: " + e.getMessage());
        }
    }

    private Show show(Scene played, CalypteServer server) throws IOException {
        var at = server.addresses();
        var operator =
                OperatorApi.withTokenFrom(at.data().resolve("operator.token"), at.operator());
        var target = new Target(at.device(), at.mqtt());
        var options = new Show.Options(devices, target, seed, pace, PATIENCE);
        return new Show(played, options, operator, CLOCK, System.out::println);
    }

    private static Connection connection(CalypteServer server) throws IOException {
        var at = server.addresses();
        var token = Files.readString(at.data().resolve("operator.token")).strip();
        return new Connection(at.operator(), token, Connection.Environment.DEMO);
    }

    private static Settings settings(ThrowAwayFolder data) throws ConfigurationError {
        var options = new EnumMap<Setting, String>(Setting.class);
        Show.SETTINGS.forEach((key, value) -> options.put(setting(key), value));
        for (var port : new Setting[] {Setting.HTTP_PORT, Setting.DEVICE_PORT, Setting.MQTT_PORT}) {
            options.put(port, isFree(Integer.parseInt(port.usual())) ? port.usual() : "0");
        }
        return Settings.load(data.path(), options, Map.of());
    }

    private static Setting setting(String key) {
        for (var setting : Setting.values()) {
            if (setting.key().equals(key)) {
                return setting;
            }
        }
        throw new IllegalArgumentException(key);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException _) {
            return false;
        }
    }
}
