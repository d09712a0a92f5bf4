package calypte.console.devices.intake;

import calypte.console.client.Trouble;
import calypte.console.csv.DeviceImport;
import calypte.console.csv.ImportReport;
import calypte.console.csv.ImportRow;
import calypte.console.csv.ImportRow.Verdict;
import calypte.console.csv.KeyList.Key;
import calypte.console.frame.Question;
import calypte.console.frame.Surroundings;
import calypte.console.frame.Tasks;
import calypte.console.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An import while it is carried out. It is never broken off in the midst of a call: that call may
/// have made keys, and they are said once.
final class Carrying implements DeviceImport.Progress {

    private final long total;
    private final List<Key> keys = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private long created;
    private long updated;
    private volatile boolean unwanted;
    private volatile Tasks.@Nullable Progress watched;

    /// A line that the server did not take after all.
    record Refusal(long line, String serial, String why) {}

    /// What became of it.
    ///
    /// @param left lines that were not come to
    record Outcome(long created, long updated, long left, List<Refusal> refusals, List<Key> keys) {

        /// Whether there are keys that nobody has saved.
        boolean hasKeys() {
            return !keys.isEmpty();
        }

        /// What is asked before the keys are let go.
        Question loss(Texts texts) {
            return Question.destructive(
                    texts.get("loss.title"),
                    List.of(texts.get("loss.keys", keys.size()), texts.get("loss.way-out")),
                    texts.get("loss.verb"),
                    0);
        }

        Outcome withoutKeys() {
            return new Outcome(created, updated, left, refusals, List.of());
        }
    }

    private Carrying(ImportReport report) {
        this.total = report.count(Verdict.NEW) + report.count(Verdict.UPDATE);
    }

    /// Does what `report` says, in sight of the operator.
    ///
    /// @param ended hears what became of it, and in which words it broke off; those are empty if it
    ///   did not
    static void begin(
            Surroundings around,
            String title,
            DeviceImport devices,
            ImportReport report,
            BiConsumer<Outcome, String> ended) {
        var carrying = new Carrying(report);
        around.background()
                .run(
                        () -> {
                            carrying.carryOut(devices, report);
                            return carrying;
                        },
                        _ -> ended.accept(carrying.outcome(), ""),
                        cause ->
                                ended.accept(
                                        carrying.outcome(), String.valueOf(cause.getMessage())));
        around.tasks().run(title, carrying::watch, _ -> {}, _ -> {});
    }

    private void carryOut(DeviceImport devices, ImportReport report) throws Trouble {
        try {
            devices.carryOut(report, this);
        } finally {
            over.countDown();
        }
    }

    /// Lets the operator watch, until it is over. To be interrupted is to be called off.
    private Void watch(Tasks.Progress progress) throws InterruptedException {
        watched = progress;
        tell();
        try {
            over.await();
        } catch (InterruptedException e) {
            unwanted = true;
            throw e;
        }
        return null;
    }

    @Override
    public boolean goesOn() {
        return !unwanted;
    }

    @Override
    public synchronized void created(ImportRow row, JsonNode device) {
        created++;
        // A key that stands in the file already is not said again.
        if (!row.device().containsKey("shared_key")) {
            keys.add(new Key(row.serial(), device.path("shared_key").asString("")));
        }
        tell();
    }

    @Override
    public synchronized void updated(ImportRow row, JsonNode device) {
        updated++;
        tell();
    }

    @Override
    public synchronized void refused(ImportRow row, String why) {
        refusals.add(new Refusal(row.line(), row.serial(), why));
        tell();
    }

    synchronized Outcome outcome() {
        var left = total - created - updated - refusals.size();
        return new Outcome(created, updated, left, List.copyOf(refusals), List.copyOf(keys));
    }

    private synchronized void tell() {
        var watcher = watched;
        if (watcher != null) {
            try {
                watcher.at(created + updated + refusals.size(), total);
            } catch (CancellationException _) {
                unwanted = true;
            }
        }
    }
}
