package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `calypte device create`: enters a device, and says its key this once.
@Command(name = "create", description = "Enters a device, and says its key this once.")
final class DeviceCreateCommand extends FleetCommand {

    @Mixin private final Output output = new Output();
    @Mixin private final Rehearsal rehearsal = new Rehearsal();
    @Mixin private final Waiting waiting = new Waiting(Patience.ordinary());

    @Parameters(paramLabel = "SERIAL", description = "what it calls itself")
    private String serial;

    @Option(names = "--type", paramLabel = "TYPE", required = true, description = "name or id")
    private String type;

    @Option(
            names = "--firmware",
            paramLabel = "FIRMWARE",
            description = "what it should run: version, serial or id")
    private @Nullable String firmware;

    @Option(names = "--name", paramLabel = "NAME", description = "what people call it")
    private @Nullable String name;

    @Option(names = "--tag", paramLabel = "TAG", description = "may be repeated")
    private List<String> tags = new ArrayList<>();

    @Option(names = "--attribute", paramLabel = "NAME=VALUE", description = "may be repeated")
    private Map<String, String> attributes = new LinkedHashMap<>();

    @Option(names = "--notes", paramLabel = "TEXT", description = "for other operators")
    private @Nullable String notes;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "holds its shared key; - is stdin (default: a key is made)")
    private @Nullable String keyFile;

    @Option(
            names = "--keys-to",
            paramLabel = "FILE",
            description = "where its key goes, instead of stdout; must not exist yet")
    private @Nullable Path keysTo;

    @SuppressWarnings("NullAway.Init") // picocli fills it in
    DeviceCreateCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(FleetJson fleet)
            throws Trouble, CommandFailure, IOException, InterruptedException {
        if (waiting.isIdle()) {
            throw usage("--timeout needs --wait");
        }
        var body = body(new Names(fleet));
        if (rehearsal.isWanted()) {
            return rehearse(fleet, body);
        }
        try (var keys = KeyFile.at(keysTo)) {
            var device = keys.keep(fleet.post("/devices", body));
            output.one(terminal, DeviceTable.one(new Labels(fleet)), device);
            return waiting.isWanted()
                    ? waiting.until(
                            terminal, DeviceWatch.registered(fleet, Set.of(Names.id(device))))
                    : ExitCode.OK;
        }
    }

    private Map<String, Object> body(Names names) throws Trouble, CommandFailure, IOException {
        var body = new LinkedHashMap<String, Object>();
        body.put("device_serial", serial);
        body.put("type_id", Names.id(names.type(type)));
        if (firmware != null) {
            body.put("firmware_id", Names.id(names.firmware(firmware, type)));
        }
        if (name != null) {
            body.put("name", name);
        }
        if (notes != null) {
            body.put("notes", notes);
        }
        body.put("tags", tags);
        body.put("attributes", attributes);
        if (keyFile != null) {
            body.put("shared_key", new String(contentOf(keyFile), StandardCharsets.UTF_8).strip());
        }
        return body;
    }

    private ExitCode rehearse(FleetJson fleet, Map<String, Object> body) throws Trouble {
        var answer = fleet.ask("/devices/batch?dry_run=true", List.of(body));
        var preview = answer.path("items").path(0);
        output.one(
                terminal,
                List.of(
                        Column.of("device_serial"),
                        Column.of("verdict"),
                        Column.of(
                                "errors",
                                it -> Column.text(it.path("errors").path(0).path("detail")))),
                preview);
        return switch (preview.path("verdict").asString("")) {
            case "NEW" -> ExitCode.OK;
            case "EXISTS" -> ExitCode.CONFLICT;
            default -> ExitCode.FAILED;
        };
    }
}
