package calypte.console;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.server.ConfigurationError;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// What the commands say to somebody who does not know them, or mistypes.
final class CommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final AtomicReference<Exception> thrown = new AtomicReference<>();

    @Test
    void eachExplainsItself() {
        for (Callable<Integer> command :
                new Callable[] {
                    new ServerCommand(),
                    new DemoCommand(),
                    new EmulateCommand(),
                    new BenchCommand(),
                    new AuditCommand()
                }) {
            assertThat(run(command, "--help")).as(command.toString()).isZero();
        }
        assertThat(out.toString()).contains("Usage:").contains("--devices=N");
    }

    @Test
    void noFleetIsSmallerThanNone() {
        assertThat(run(new DemoCommand(), "--headless", "--devices", "-5")).isEqualTo(2);
        assertThat(run(new EmulateCommand(), "--devices", "-5", "--keys", "keys")).isEqualTo(2);
        assertThat(err.toString()).contains("--devices");
    }

    @Test
    void aTokenThatCannotBeReadIsNamed() {
        run(new EmulateCommand(), "--token-file", "/nowhere/operator.token");

        assertThat(thrown.get())
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("/nowhere/operator.token")
                .hasMessageContaining("cannot be read");
    }

    /// What the toolkit lacks may show only when the window is to open.
    @Test
    void theDemoGoesOnInTheTerminalWhereNoWindowOpens() {
        var demo =
                new DemoCommand((_, _) -> {
                    throw new NoDisplay("the screen is broken");
                });

        assertThat(run(demo, "--devices", "2", "--pace", "20", "--exit-when-converged")).isZero();
        assertThat(thrown.get()).isNull();
    }

    private int run(Callable<Integer> command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((e, _, _) -> {
                    thrown.set(e);
                    return 1;
                })
                .execute(arguments);
    }
}
