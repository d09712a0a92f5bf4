package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Problem;
import calypte.console.client.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `calypte firmware push`: an image into the library, ready to be assigned.
///
/// It is a draft until its content is whole, so nobody is ever assigned half of it. The same push
/// again changes nothing and succeeds: CI may repeat itself.
@Command(name = "push", description = "Uploads an image, and publishes it; again is no error.")
final class FirmwarePushCommand extends FleetCommand {

    @Mixin private final Output output = new Output();
    @Mixin private final Rehearsal rehearsal = new Rehearsal();
    @Mixin private final Waiting waiting = new Waiting(Patience.ordinary());
    @Mixin private final Provenance provenance = new Provenance();

    @Parameters(paramLabel = "IMAGE", description = "the file")
    private Path file;

    @Option(names = "--type", paramLabel = "TYPE", required = true, description = "name or id")
    private String type;

    @Option(names = "--create-type", description = "makes the device type if there is none")
    private boolean createType;

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            required = true,
            description = "such as 1.5.0")
    private String version;

    @Option(
            names = "--serial",
            paramLabel = "SERIAL",
            description = "what devices report that run it (default: the version)")
    private @Nullable String serial;

    @Option(names = "--notes", paramLabel = "TEXT", description = "for other operators")
    private @Nullable String notes;

    @Option(names = "--draft", description = "does not publish it")
    private boolean isDraft;

    @Option(
            names = "--assign",
            paramLabel = "RSQL",
            description = "assigns it to the devices that this filter finds")
    private @Nullable String assign;

    @SuppressWarnings("NullAway.Init") // picocli fills it in
    FirmwarePushCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(FleetJson fleet)
            throws Trouble, CommandFailure, IOException, InterruptedException {
        check();
        var image = Image.of(file);
        var known = type(fleet);
        var before = known.isEmpty() ? Optional.<JsonNode>empty() : find(fleet, known.get());
        if (before.isPresent()) {
            refuseOther(before.get(), image);
        }
        if (rehearsal.isWanted()) {
            terminal.note(
                    "nothing was changed; it would be %s"
                            .formatted(before.isPresent() ? "there already" : "new"));
            return ExitCode.OK;
        }
        var ofType = known.isPresent() ? known.get() : makeType(fleet);
        var firmware = before.isPresent() ? before.get() : create(fleet, ofType, image);
        var done = publish(fleet, fill(fleet, firmware, image, before.isEmpty()));
        output.one(terminal, FirmwareTable.one(new Labels(fleet)), done);
        return follow(fleet, Names.id(done));
    }

    private void check() {
        var objection = provenance.objection();
        if (objection != null) {
            throw usage(objection);
        }
        if (waiting.isIdle()) {
            throw usage("--timeout needs --wait");
        }
        if (isDraft && assign != null) {
            throw usage("a draft cannot be assigned");
        }
    }

    private Optional<JsonNode> type(FleetJson fleet) throws Trouble, CommandFailure {
        try {
            return Optional.of(new Names(fleet).type(type));
        } catch (CommandFailure failure) {
            if (createType && failure.code() == ExitCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private JsonNode makeType(FleetJson fleet) throws Trouble {
        return fleet.post("/device-types", Map.of("name", type));
    }

    /// The firmware of that serial; or of that version, if no serial is given.
    private Optional<JsonNode> find(FleetJson fleet, JsonNode ofType) throws Trouble {
        var own =
                fleet.all("/firmware").stream()
                        .filter(it -> is(it, "type_id", Names.id(ofType)))
                        .toList();
        var bySerial = own.stream().filter(it -> is(it, "serial", serial())).findFirst();
        return bySerial.isPresent() || serial != null
                ? bySerial
                : own.stream().filter(it -> is(it, "version", version)).findFirst();
    }

    private void refuseOther(JsonNode firmware, Image image) throws CommandFailure {
        var sha256 = Column.text(firmware.path("sha256"));
        var isOther = !sha256.isEmpty() && !sha256.equals(image.sha256().hex());
        if (isOther || !is(firmware, "version", version)) {
            throw new CommandFailure(
                    ExitCode.CONFLICT,
                    "%s %s is there with other content or another name, and never changes"
                            .formatted(type, version));
        }
        if (is(firmware, "state", "REVOKED")) {
            throw new CommandFailure(ExitCode.CONFLICT, version + " was revoked");
        }
    }

    private JsonNode create(FleetJson fleet, JsonNode ofType, Image image)
            throws Trouble, IOException, CommandFailure {
        var body = new LinkedHashMap<String, Object>();
        body.put("serial", serial());
        body.put("version", version);
        body.put("type_id", Names.id(ofType));
        body.put("state", "DRAFT");
        if (notes != null) {
            body.put("notes", notes);
        }
        provenance.addTo(body, Column.text(ofType.path("name")), image, this);
        return fleet.post("/firmware", body);
    }

    /// @param isOurs whether this command made it, and takes it away if the content is refused
    private JsonNode fill(FleetJson fleet, JsonNode firmware, Image image, boolean isOurs)
            throws Trouble, IOException {
        var path = "/firmware/" + Names.id(firmware);
        if (!Column.text(firmware.path("sha256")).isEmpty()) {
            terminal.note("it is there already");
            return firmware;
        }
        try {
            fleet.upload(path + "/content", image.file(), new UploadNote(terminal, image.size()));
        } catch (Problem refusal) {
            if (isOurs) {
                fleet.delete(path);
            }
            throw refusal;
        }
        return fleet.get(path);
    }

    private JsonNode publish(FleetJson fleet, JsonNode firmware) throws Trouble {
        return isDraft || !is(firmware, "state", "DRAFT")
                ? firmware
                : fleet.post("/firmware/" + Names.id(firmware) + "/publish", Map.of());
    }

    private ExitCode follow(FleetJson fleet, String id)
            throws Trouble, CommandFailure, InterruptedException {
        if (assign == null) {
            return waiting.isWanted() ? waiting.until(terminal, everybody(fleet, id)) : ExitCode.OK;
        }
        var asked = new Assigning(Map.of("filter", assign), id, false, false, null);
        var assigning = waiting.isWanted() ? asked.pinned(fleet) : asked;
        var counts = assigning.carryOut(fleet);
        terminal.note(Assigning.words(counts));
        var code = Assigning.code(counts);
        return code == ExitCode.OK && waiting.isWanted()
                ? waiting.until(terminal, assigning.watch(fleet))
                : code;
    }

    /// All that are assigned it, by whomever.
    private static DeviceWatch everybody(FleetJson fleet, String id)
            throws Trouble, CommandFailure {
        var filter = "assigned_firmware_id==" + id;
        var ids = new Names(fleet).deviceIds(filter, Integer.MAX_VALUE);
        return DeviceWatch.running(fleet, ids, id);
    }

    private String serial() {
        return serial == null ? version : serial;
    }

    private static boolean is(JsonNode thing, String field, String value) {
        return Column.text(thing.path(field)).equals(value);
    }
}
