package calypte.console.devices;

import calypte.console.client.Badge;
import calypte.console.client.Catalogue;
import calypte.console.client.FirmwareEntry;
import calypte.console.filter.Field;
import calypte.console.filter.Field.Condition;
import calypte.console.filter.Field.Value;
import calypte.console.filter.Language;
import calypte.console.look.Words;
import calypte.model.device.Activity;
import calypte.model.device.Link;
import calypte.model.device.Sync;
import calypte.model.update.Ending;
import calypte.model.update.Hindrance;
import calypte.model.update.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What can be said in the filter of the devices: the server's own words, and names where the
/// server has identifiers. `current==1.4.0` is what people mean, and `current_firmware_id==…` what
/// it comes to.
final class DeviceLanguage {

    private static final Supplier<List<Value>> ANYTHING = List::of;
    private static final List<Value> SPANS =
            Stream.of("-5m", "-1h", "-24h", "-7d").map(it -> new Value(it, "")).toList();
    private static final Pattern IDENTIFIED =
            Pattern.compile(
                    "\\b(type_id|current_firmware_id|assigned_firmware_id)(==|!=)"
                            + "([0-9a-f]{8}-[0-9a-f-]{27})");

    private final Catalogue catalogue;
    private final Set<String> tags;

    private DeviceLanguage(Catalogue catalogue, Set<String> tags) {
        this.catalogue = catalogue;
        this.tags = tags;
    }

    /// @param tags those that were seen, to be offered
    static Language of(Catalogue catalogue, Set<String> tags) {
        var words = new DeviceLanguage(catalogue, tags);
        return new Language(words.offered(), words.silent(), DeviceLanguage::partOfAName);
    }

    /// What a link from another page says, with names for the identifiers.
    static String named(String rsql, Catalogue catalogue) {
        var words = new DeviceLanguage(catalogue, Set.of());
        return IDENTIFIED
                .matcher(rsql)
                .replaceAll(it ->
                        Matcher.quoteReplacement(
                                words.name(it.group(), it.group(1), it.group(2), it.group(3))));
    }

    private String name(String whole, String column, String operator, String id) {
        if (column.equals("type_id")) {
            return catalogue.types().stream()
                    .filter(it -> it.id().toString().equals(id))
                    .findFirst()
                    .map(it -> "type" + operator + Field.quoted(it.name()))
                    .orElse(whole);
        }
        var field = column.equals("current_firmware_id") ? "current" : "assigned";
        return catalogue.firmware().stream()
                .filter(it -> it.id().toString().equals(id))
                .findFirst()
                .map(it -> field + operator + Field.quoted(unmistakable(it)))
                .orElse(whole);
    }

    private String unmistakable(FirmwareEntry entry) {
        var alike = catalogue.firmware().stream().filter(it -> isCalled(it, entry.version()));
        return alike.count() == 1 ? entry.version() : typed(entry);
    }

    private String typed(FirmwareEntry entry) {
        return catalogue.typeName(entry.typeId()) + "/" + entry.version();
    }

    private static String partOfAName(String text) {
        var part = Field.quoted("*" + text + "*");
        return "device_serial==" + part + ",name==" + part;
    }

    private List<Field> offered() {
        return List.of(
                Field.text("serial", "device_serial", ANYTHING),
                Field.choice("status", "activity", DeviceLanguage::badges, DeviceLanguage::badge),
                Field.choice("type", "type_id", this::types, this::type),
                firmware("current", "current_firmware_id"),
                firmware("assigned", "assigned_firmware_id"),
                Field.text("tag", "tags", this::tags),
                Field.choice("link", "link", values(Link.values())),
                Field.time("seen", "registered_at", SPANS),
                Field.text("name", "name", ANYTHING),
                Field.number("attempts", "attempts"),
                Field.choice("step", "step", values(Step.values())),
                Field.choice("waits", "hindrance", values(Hindrance.values())),
                Field.choice("stuck", "stuck", flags()),
                Field.choice("held", "held", flags()),
                Field.choice("quarantined", "quarantined", flags()),
                Field.choice("enabled", "enabled", flags()),
                Field.text("reported", "reported_firmware_serial", ANYTHING),
                Field.time("drifting", "drift_since", SPANS),
                Field.time("created", "created_at", SPANS),
                Field.text("notes", "notes", ANYTHING),
                Field.choice("sync", "sync", values(Sync.values())),
                Field.choice("activity", "activity", values(Activity.values())));
    }

    /// The server's own names, and a few that others use, so that every filter is understood.
    private List<Field> silent() {
        var all = new ArrayList<Field>();
        all.add(Field.choice("model", "type_id", this::types, this::type));
        all.add(firmware("firmware", "current_firmware_id"));
        for (var text :
                List.of(
                        "id",
                        "device_serial",
                        "type_id",
                        "tags",
                        "assigned_firmware_id",
                        "current_firmware_id",
                        "reported_firmware_serial",
                        "assignment_id",
                        "rollout_id")) {
            all.add(Field.text(text, text, ANYTHING));
        }
        for (var time : List.of("registered_at", "drift_since", "created_at", "next_attempt_at")) {
            all.add(Field.time(time, time, SPANS));
        }
        all.add(Field.number("version", "version"));
        all.add(Field.choice("setback", "setback", values(Ending.values())));
        all.add(Field.choice("hindrance", "hindrance", values(Hindrance.values())));
        return all;
    }

    private static List<Value> badges() {
        return Arrays.stream(Badge.values()).map(it -> new Value(it.name(), Words.of(it))).toList();
    }

    private static List<Condition> badge(String value) {
        return Arrays.stream(Badge.values())
                .filter(it -> it.name().equalsIgnoreCase(value))
                .map(it -> new Condition(it.filter(), opposite(it)))
                .toList();
    }

    private static String opposite(Badge badge) {
        var not = badge.filter().replace("==", "!=").replace(';', ',');
        return not.contains(",") ? "(" + not + ")" : not;
    }

    private List<Value> types() {
        return catalogue.types().stream().map(it -> new Value(it.name(), "")).toList();
    }

    private List<Condition> type(String value) {
        return catalogue.types().stream()
                .filter(it -> Field.matches(value, it.name()) || it.id().toString().equals(value))
                .map(it -> Condition.equal("type_id", it.id().toString()))
                .toList();
    }

    private Field firmware(String name, String column) {
        return Field.choice(name, column, this::versions, value -> versioned(column, value));
    }

    private List<Value> versions() {
        var types = new LinkedHashMap<String, String>();
        for (var entry : catalogue.firmware()) {
            types.merge(
                    entry.version(),
                    catalogue.typeName(entry.typeId()),
                    (one, other) -> one + ", " + other);
        }
        return types.entrySet().stream().map(it -> new Value(it.getKey(), it.getValue())).toList();
    }

    private List<Condition> versioned(String column, String value) {
        return catalogue.firmware().stream()
                .filter(it -> isCalled(it, value))
                .map(it -> Condition.equal(column, it.id().toString()))
                .toList();
    }

    private boolean isCalled(FirmwareEntry entry, String value) {
        return Stream.of(entry.version(), typed(entry), entry.serial(), entry.id().toString())
                .anyMatch(it -> Field.matches(value, it));
    }

    private List<Value> tags() {
        return tags.stream().map(it -> new Value(it, "")).toList();
    }

    private static List<Value> values(Enum<?>[] constants) {
        return Arrays.stream(constants).map(it -> new Value(it.name(), "")).toList();
    }

    private static List<Value> flags() {
        return List.of(new Value("true", ""), new Value("false", ""));
    }
}
