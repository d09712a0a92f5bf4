package calypte.console.rollouts;

import calypte.console.client.Rollout.Minute;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import javafx.scene.layout.Region;

/// How many devices finished in each of the last sixty minutes: done below, failed on top.
public final class Sparkline extends Region {

    private static final int MINUTES = 60;

    private final List<Region> done = new ArrayList<>();
    private final List<Region> failed = new ArrayList<>();
    private final long[] doneCounts = new long[MINUTES];
    private final long[] failedCounts = new long[MINUTES];

    public Sparkline() {
        getStyleClass().add("sparkline");
        for (var i = 0; i < MINUTES; i++) {
            done.add(part("done"));
            failed.add(part("failed"));
        }
    }

    private Region part(String style) {
        var part = new Region();
        part.getStyleClass().add(style);
        getChildren().add(part);
        return part;
    }

    /// @param text all of it in words, for who cannot see it
    void show(List<Minute> minutes, Instant now, String text) {
        setAccessibleText(text);
        var last = now.truncatedTo(ChronoUnit.MINUTES);
        var byAge = new HashMap<Long, Minute>();
        minutes.forEach(one -> byAge.put(Duration.between(one.minute(), last).toMinutes(), one));
        for (var i = 0; i < MINUTES; i++) {
            var minute = byAge.get((long) MINUTES - 1 - i);
            doneCounts[i] = minute == null ? 0 : minute.succeeded();
            failedCounts[i] = minute == null ? 0 : minute.failed();
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        var most = 1L;
        for (var i = 0; i < MINUTES; i++) {
            most = Math.max(most, doneCounts[i] + failedCounts[i]);
        }
        var each = getWidth() / MINUTES;
        var high = getHeight() - 1;
        for (var i = 0; i < MINUTES; i++) {
            var low = doneCounts[i] * high / most;
            var up = failedCounts[i] * high / most;
            var x = snapPositionX(i * each);
            var wide = Math.max(1, snapPositionX((i + 1) * each) - x - 1);
            done.get(i).resizeRelocate(x, high - low, wide, low);
            failed.get(i).resizeRelocate(x, high - low - up, wide, up);
        }
    }
}
