package calypte.console.devices;

import calypte.console.client.Selection;
import calypte.console.client.SelectionClient;
import calypte.console.client.SelectionClient.Format;
import calypte.console.client.Trouble;
import calypte.console.frame.Surroundings;
import calypte.console.frame.Tasks;
import calypte.console.fx.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Devices as a file: those that are ticked, those that the filter finds, or all. The server writes
/// it; it goes to the disk as it comes, and gets its name when it is whole.
public final class ExportViewModel {

    private final Surroundings around;
    private final SelectionClient selections;
    private final DevicesViewModel list;
    private final Texts texts = Texts.beside(ExportViewModel.class);

    /// Which devices.
    public enum Scope {
        SELECTION,
        FILTER,
        ALL
    }

    ExportViewModel(Surroundings around, DevicesViewModel list) {
        this.around = around;
        this.selections = around.fleet().selections();
        this.list = list;
    }

    /// Asks where to, and writes it there.
    public void export(Scope scope, Format format) {
        around.desk()
                .chooseTarget(texts.get("export.title"), "devices." + format.word())
                .ifPresent(file -> export(selection(scope), format, file));
    }

    private Selection selection(Scope scope) {
        return switch (scope) {
            case SELECTION -> list.chosen().selection();
            case FILTER -> Selection.matching(list.filter().applied());
            case ALL -> Selection.matching("");
        };
    }

    private void export(Selection devices, Format format, Path file) {
        var sort = list.sort();
        around.tasks()
                .run(
                        texts.get("export.task", String.valueOf(file.getFileName())),
                        progress -> write(devices, sort, format, file, progress),
                        lines -> around.notices().done(texts.get("export.done", lines, file)),
                        cause ->
                                around.notices()
                                        .error(
                                                texts.get(
                                                        "export.failed",
                                                        String.valueOf(cause.getMessage()))));
    }

    private long write(
            Selection devices, String sort, Format format, Path file, Tasks.Progress progress)
            throws IOException, Trouble {
        var total = selections.count(devices, "");
        var folder = file.toAbsolutePath().getParent();
        var half = Files.createTempFile(folder, ".calypte-export", null);
        try {
            try (var out = Files.newOutputStream(half)) {
                copy(devices, sort, format, out, new Progress(progress, total));
            }
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
        return total;
    }

    /// A list of ids comes in several files, which are made one.
    private void copy(
            Selection devices, String sort, Format format, OutputStream out, Progress progress)
            throws IOException, Trouble {
        var joint = new Joint(format, out);
        for (var download : selections.export(devices, sort, format)) {
            try (var in = download.open()) {
                joint.add(in, progress::lines);
            }
        }
        joint.end();
    }

    /// How far it is, by the lines that came: a device has one, or a few more.
    private static final class Progress {

        private final Tasks.Progress told;
        private final long total;
        private long lines;

        Progress(Tasks.Progress told, long total) {
            this.told = told;
            this.total = total;
        }

        void lines(long more) {
            lines += more;
            told.at(Math.min(lines, total), total);
        }
    }
}
