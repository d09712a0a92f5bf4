package calypte.console.audit;

import calypte.console.client.TrailClient.Format;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import java.nio.file.Path;
import java.util.Objects;

/// The audit as a file, written in the background: everything that matches, not just what is on the
/// screen.
final class Exports {

    private final Surroundings around;
    private final Texts texts = Texts.beside(Exports.class);

    Exports(Surroundings around) {
        this.around = around;
    }

    /// Asks where to, and writes.
    ///
    /// @param newest how many events there are if all are wanted
    void begin(Format format, AuditFilter filter, long newest) {
        around.desk()
                .chooseTarget(texts.get("export.choose"), "calypte-audit." + format.word())
                .ifPresent(target -> write(format, filter, newest, target));
    }

    private void write(Format format, AuditFilter filter, long newest, Path target) {
        var total = filter.isAll() ? newest : 0;
        var name = String.valueOf(target.getFileName());
        var _ =
                around.tasks()
                        .run(
                                texts.get("export.task", name),
                                progress -> {
                                    around.fleet()
                                            .trail()
                                            .export(
                                                    format,
                                                    filter.rsql(),
                                                    target,
                                                    lines -> {
                                                        progress.at(lines, total);
                                                        progress.phase(
                                                                texts.get("export.at", lines));
                                                    });
                                    return target;
                                },
                                done -> around.notices().done(texts.get("export.done", done)),
                                this::fail);
    }

    private void fail(Exception cause) {
        var words = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        around.notices().error(texts.get("export.failed", words));
    }
}
