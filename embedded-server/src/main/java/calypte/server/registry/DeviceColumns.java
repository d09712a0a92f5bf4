package calypte.server.registry;

import calypte.model.device.Activity;
import calypte.model.device.Link;
import calypte.model.device.Sync;
import calypte.model.update.Ending;
import calypte.model.update.Hindrance;
import calypte.model.update.Step;
import calypte.server.storage.Field;
import calypte.server.storage.Keyset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What devices can be filtered and sorted by: the API's name, where it is stored, and its value in
/// a row.
final class DeviceColumns {

    private static final List<Column> ALL =
            List.of(
                    new Column("id", Field.id("id"), row -> row.id),
                    new Column(
                            "device_serial", Field.text("serial").everywhere(), row -> row.serial),
                    new Column("type_id", Field.id("typeId"), row -> row.typeId),
                    new Column("name", Field.text("name"), row -> row.name),
                    new Column("tags", Field.words("tags"), row -> row.tags),
                    new Column("notes", Field.text("notes"), row -> row.notes),
                    new Column("enabled", Field.flag("enabled"), row -> row.enabled),
                    new Column(
                            "assigned_firmware_id",
                            Field.id("assignedFirmwareId"),
                            row -> row.assignedFirmwareId),
                    new Column(
                            "current_firmware_id",
                            Field.id("currentFirmwareId"),
                            row -> row.currentFirmwareId),
                    new Column(
                            "reported_firmware_serial",
                            Field.text("reportedFirmwareSerial"),
                            row -> row.reportedFirmwareSerial),
                    new Column(
                            "registered_at", Field.time("registeredAt"), row -> row.registeredAt),
                    new Column("drift_since", Field.time("driftSince"), row -> row.driftSince),
                    new Column("sync", Field.oneOf("sync", Sync.class), row -> row.sync),
                    new Column(
                            "activity",
                            Field.oneOf("activity", Activity.class),
                            row -> row.activity),
                    new Column("link", Field.oneOf("link", Link.class), row -> row.link),
                    new Column("held", Field.flag("held"), row -> row.held),
                    new Column("rollout_id", Field.id("rolloutId"), row -> row.rolloutId),
                    new Column("quarantined", Field.flag("quarantined"), row -> row.quarantined),
                    new Column("stuck", Field.flag("stuck"), row -> row.stuck),
                    new Column("step", Field.oneOf("step", Step.class), row -> row.step),
                    new Column("setback", Field.oneOf("setback", Ending.class), row -> row.setback),
                    new Column(
                            "hindrance",
                            Field.oneOf("hindrance", Hindrance.class),
                            row -> row.hindrance),
                    new Column("assignment_id", Field.id("assignmentId"), row -> row.assignmentId),
                    new Column("attempts", Field.count("attempts"), row -> row.attempts),
                    new Column(
                            "next_attempt_at",
                            Field.time("nextAttemptAt"),
                            row -> row.nextAttemptAt),
                    new Column(
                            "created_at",
                            Field.time("createdAt").everywhere(),
                            row -> row.createdAt),
                    new Column("version", Field.whole("version"), row -> row.version));

    static final Map<String, Field> FIELDS =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Column::name, Column::field));

    private static final Map<String, Column> BY_PATH =
            ALL.stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    column -> column.field().path(), Function.identity()));

    private DeviceColumns() {}

    /// The cursor of the page that begins behind `last`.
    static String cursor(Keyset keyset, DeviceRow last) {
        var values = new ArrayList<@Nullable Object>();
        for (var path : keyset.paths()) {
            values.add(Objects.requireNonNull(BY_PATH.get(path)).value().apply(last));
        }
        return Keyset.cursor(values);
    }

    private record Column(String name, Field field, Function<DeviceRow, @Nullable Object> value) {}
}
