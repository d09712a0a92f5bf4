package calypte.console.client;

import calypte.model.firmware.FirmwareId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the fleet ran, over time. The components are the wire's fields.
///
/// @param points the oldest first, the last one of the moment it was asked for
/// @param marks what turned the fleet
public record FleetHistory(List<Point> points, List<Mark> marks) {

    public static final FleetHistory NOTHING = new FleetHistory(List.of(), List.of());

    public FleetHistory {
        points = points == null ? List.of() : List.copyOf(points);
        marks = marks == null ? List.of() : List.copyOf(marks);
    }

    public record Point(Instant at, List<Share> versions, long inSync, long total) {}

    /// @param firmwareId null for none, an unknown one, or all that are too few to be told apart
    /// @param version null for none or an unknown one
    public record Share(@Nullable FirmwareId firmwareId, @Nullable String version, long count) {}

    public record Mark(Instant at, String kind, String text) {}
}
