package calypte.server.registry;

import calypte.model.device.DeviceId;
import calypte.server.http.Problem;
import io.helidon.http.Status;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Changes what an operator can set of a device, and takes the flow's drawn `PATCH`: all of a
/// patch, or nothing of it.
public final class DevicePatches {

    private final Registry registry;
    private final Assignments assignments;
    private final Registrations registrations;
    private final Views views;

    public DevicePatches(
            Registry registry, Assignments assignments, Registrations registrations, Views views) {
        this.registry = registry;
        this.assignments = assignments;
        this.registrations = registrations;
        this.views = views;
    }

    /// What came of a patch.
    sealed interface Outcome {
        record Done(DeviceView device) implements Outcome {}

        record Unknown() implements Outcome {}

        record Refused(Problem problem) implements Outcome {}
    }

    Outcome apply(DeviceId id, DevicePatch patch, Source source) {
        return registry.writer()
                .write(tx -> {
                    var work = Work.in(tx, registry);
                    return work.device(id)
                            .map(row -> apply(work, row, patch, source))
                            .orElseGet(Outcome.Unknown::new);
                });
    }

    private Outcome apply(Work work, DeviceRow row, DevicePatch patch, Source source) {
        var problem = problem(work, row, patch);
        if (problem.isPresent()) {
            return new Outcome.Refused(problem.get());
        }
        if (describe(row, patch)) {
            row.version++;
            work.changed(row);
            work.record(
                    DeviceEvents.described(row, work.type(row.typeId), patch.present(), source));
        }
        if (isNewAssignment(row, patch)) {
            var target = target(work, patch);
            var word = new Assignments.Word(registry.freshId(), patch.reason(), source);
            assignments.put(work, row, target.orElse(null), word);
        }
        patch.registration(row.deviceSerial())
                .ifPresent(said -> registrations.report(work, row, said, source));
        return new Outcome.Done(views.of(work, row));
    }

    /// Everything is checked before anything is changed.
    private Optional<Problem> problem(Work work, DeviceRow row, DevicePatch patch) {
        if (patch.ifMatch().isPresent() && !matches(patch.ifMatch().get(), row)) {
            return Optional.of(
                    Problem.of(
                            Status.PRECONDITION_FAILED_412,
                            "changed-meanwhile",
                            "the device is at version " + row.version + " by now"));
        }
        if (!patch.fixed().isEmpty()) {
            return Optional.of(
                    DeviceWords.unprocessable(
                            "not-writable",
                            "these fields cannot be set: "
                                    + String.join(", ", new TreeSet<>(patch.fixed()))));
        }
        if (patch.serial() != null && !patch.serial().value().equals(row.serial)) {
            return Optional.of(
                    Problem.of(
                            Status.CONFLICT_409,
                            "other-device",
                            "device_serial names another device"));
        }
        return isNewAssignment(row, patch) && patch.assigned() != null
                ? assignmentProblem(work, row, patch)
                : Optional.empty();
    }

    private Optional<Problem> assignmentProblem(Work work, DeviceRow row, DevicePatch patch) {
        var target = target(work, patch);
        if (target.isEmpty()) {
            return refused("unknown-firmware", "there is no firmware " + patch.assigned());
        }
        if (!target.get().firmware().isAssignable()) {
            return refused("firmware-not-assignable", "the firmware is a draft or was revoked");
        }
        var wish =
                new Assignments.Wish(
                        Objects.requireNonNull(patch.assigned()),
                        patch.allowDowngrade(),
                        patch.reason());
        return switch (assignments.fate(work, row, target.get(), wish)) {
            case INCOMPATIBLE ->
                    refused("firmware-of-other-type", "the firmware is of another device type");
            case DOWNGRADE ->
                    Optional.of(
                            Problem.of(
                                    Status.CONFLICT_409,
                                    "downgrade",
                                    target.get().version
                                            + " is older than what the device runs; if it is meant, say"
                                            + " \"allow_downgrade\": true and give a \"reason\""));
            case WILL_UPDATE, ALREADY_THERE, OFFLINE, HELD -> Optional.empty();
        };
    }

    private static Optional<FirmwareRow> target(Work work, DevicePatch patch) {
        return Optional.ofNullable(patch.assigned()).flatMap(work::firmware);
    }

    private static boolean isNewAssignment(DeviceRow row, DevicePatch patch) {
        var asked = patch.assigned() == null ? null : patch.assigned().value();
        return patch.has("assigned_firmware_id") && !Objects.equals(asked, row.assignedFirmwareId);
    }

    /// Whether anything changed by it.
    private static boolean describe(DeviceRow row, DevicePatch patch) {
        var before = new String[] {row.name, row.notes, row.tags, row.attributes};
        if (patch.has("name")) {
            row.name = orEmpty(patch.name());
        }
        if (patch.has("notes")) {
            row.notes = orEmpty(patch.notes());
        }
        if (patch.has("tags")) {
            row.tags = String.join(" ", patch.tags());
        }
        if (patch.has("attributes")) {
            row.attributes = Attributes.write(patch.attributes());
        }
        var after = new String[] {row.name, row.notes, row.tags, row.attributes};
        return !Arrays.equals(before, after);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static boolean matches(String ifMatch, DeviceRow row) {
        return ifMatch.equals("*") || ifMatch.contains("\"" + row.version + "\"");
    }

    private static Optional<Problem> refused(String slug, String detail) {
        return Optional.of(DeviceWords.unprocessable(slug, detail));
    }
}
