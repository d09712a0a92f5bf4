package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import calypte.console.csv.CsvLines;
import calypte.console.csv.DeviceImport;
import calypte.console.csv.ImportReport;
import calypte.console.csv.ImportRow.Verdict;
import calypte.console.csv.Mapping;
import calypte.console.csv.Meaning;
import calypte.console.csv.Spreadsheet;
import calypte.console.csv.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `calypte device import`: the devices of a spreadsheet. Unless every line is right, or the wrong
/// ones may be left out, nothing is changed.
@Command(name = "import", description = "Enters and changes the devices of a CSV file.")
final class DeviceImportCommand extends FleetCommand {

    @Mixin private final Output output = new Output();
    @Mixin private final Rehearsal rehearsal = new Rehearsal();

    @Parameters(paramLabel = "CSV", description = "the file; - is stdin")
    private String file;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "of devices in lines that name none")
    private @Nullable String type;

    @Option(
            names = "--map",
            paramLabel = "COLUMN=MEANING",
            description =
                    "if a column is not called device_serial, type, firmware, name, tags, notes, shared_key or attribute.NAME; may be repeated")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(names = "--skip-errors", description = "leaves wrong lines out")
    private boolean skipErrors;

    @Option(
            names = "--rejected",
            paramLabel = "FILE",
            description = "where wrong lines go, to be mended")
    private @Nullable Path rejected;

    @Option(
            names = "--keys-to",
            paramLabel = "FILE",
            description = "where the keys of new devices go, instead of stdout; must not exist yet")
    private @Nullable Path keysTo;

    @SuppressWarnings("NullAway.Init") // picocli fills it in
    DeviceImportCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(FleetJson fleet) throws Trouble, CommandFailure, IOException {
        var sheet = sheet();
        var devices = new DeviceImport(fleet);
        var report = devices.plan(sheet, mapping(sheet), type);
        keepRejected(report, sheet);
        terminal.note(ImportLog.words(report));
        var log = new ImportLog(report);
        var stops = !report.isFine() && !skipErrors;
        if (rehearsal.isWanted() || stops) {
            log.print(terminal, output);
            if (!rehearsal.isWanted()) {
                terminal.note("calypte: nothing was changed; mend the lines, or --skip-errors");
            }
            return stops ? ExitCode.FAILED : ExitCode.OK;
        }
        try (var keys = KeyFile.at(keysTo)) {
            log.keepKeys(keys);
            devices.carryOut(report, log);
        } finally {
            log.print(terminal, output);
        }
        return log.isComplete() ? ExitCode.OK : ExitCode.CONFLICT;
    }

    private Spreadsheet sheet() throws IOException, CommandFailure {
        try {
            return Spreadsheet.read(contentOf(file));
        } catch (Unreadable e) {
            throw new CommandFailure(ExitCode.FAILED, file + ": " + e.getMessage());
        }
    }

    private Mapping mapping(Spreadsheet sheet) throws CommandFailure {
        var mapping = Mapping.guess(sheet.header());
        for (var column : columns.entrySet()) {
            var at = sheet.header().indexOf(column.getKey());
            if (at < 0) {
                throw usage("--map: there is no column '" + column.getKey() + "'");
            }
            mapping = mapping.with(at, target(column.getValue()));
        }
        if (!mapping.has(Meaning.SERIAL)) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    file + " has no column device_serial; --map COLUMN=device_serial names it");
        }
        return mapping;
    }

    private Mapping.Target target(String meaning) {
        if (meaning.startsWith("attribute.")) {
            return new Mapping.Target.Attribute(meaning.substring("attribute.".length()));
        }
        return new Mapping.Target.Field(
                Meaning.named(meaning)
                        .orElseThrow(() -> usage("--map: '" + meaning + "' is no meaning")));
    }

    private void keepRejected(ImportReport report, Spreadsheet sheet) throws IOException {
        if (rejected != null && report.count(Verdict.ERROR) > 0) {
            try (var out = Files.newOutputStream(rejected)) {
                report.writeRejected(sheet, new CsvLines(out));
            }
        }
    }
}
