package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `calypte device export`: the fleet as a file, streamed by the server.
@Command(name = "export", description = "Writes devices to a file, whatever their number.")
final class DeviceExportCommand extends FleetCommand {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "csv, json or ndjson (default: csv)")
    private Form form = Form.CSV;

    @Option(names = "--filter", paramLabel = "RSQL", description = "such as 'tags==lab'")
    private @Nullable String filter;

    @Option(names = "--sort", paramLabel = "FIELDS", description = "such as name,-registered_at")
    private @Nullable String sort;

    @Option(names = "--to", paramLabel = "FILE", description = "instead of stdout")
    private @Nullable Path to;

    private enum Form {
        CSV,
        JSON,
        NDJSON
    }

    DeviceExportCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(FleetJson fleet) throws Trouble, CommandFailure, IOException {
        var format = form.name().toLowerCase(Locale.ROOT);
        try (var in =
                fleet.download(
                        "/devices/export", "format", format, "filter", filter, "sort", sort)) {
            if (to == null) {
                copy(in, terminal.out());
            } else {
                write(in, to);
            }
        }
        return ExitCode.OK;
    }

    /// The file gets its name when it is whole.
    private static void write(InputStream in, Path file) throws IOException, CommandFailure {
        var folder = file.toAbsolutePath().getParent();
        var half = Files.createTempFile(folder, ".calypte-export", null);
        try {
            try (var out = Files.newOutputStream(half)) {
                copy(in, out);
            }
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private static void copy(InputStream in, OutputStream out) throws IOException, CommandFailure {
        var part = new byte[1 << 16];
        while (true) {
            int length;
            try {
                length = in.read(part);
            } catch (IOException _) {
                throw new CommandFailure(
                        ExitCode.UNREACHABLE,
                        "the server broke off: what was written is not whole");
            }
            if (length < 0) {
                return;
            }
            out.write(part, 0, length);
        }
    }
}
