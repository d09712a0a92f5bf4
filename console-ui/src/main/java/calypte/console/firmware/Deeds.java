package calypte.console.firmware;

import calypte.console.client.Device;
import calypte.console.client.DeviceQuery;
import calypte.console.client.LibraryClient;
import calypte.console.client.Trouble;
import calypte.console.frame.Question;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// What an operator does with a firmware that is in the library. Each asks first, as far as it
/// cannot be taken back.
final class Deeds {

    /// So many devices are named; the rest is counted.
    private static final int NAMED = 5;

    private final Surroundings around;
    private final Runnable onDone;
    private final Texts texts = Texts.beside(Deeds.class);

    /// Who is left without a firmware by a revocation.
    private record Concerned(long count, List<String> first) {}

    /// @param onDone is run after each that succeeded
    Deeds(Surroundings around, Runnable onDone) {
        this.around = around;
        this.onDone = onDone;
    }

    void publish(FirmwareRow row) {
        carryOut(() -> library().publish(row.entry().id()), texts.get("published", row.name()));
    }

    void deprecate(FirmwareRow row) {
        var question =
                Question.consequential(
                        texts.get("deprecate.title", row.name()),
                        List.of(
                                texts.get("deprecate.stays", row.entry().assigned()),
                                texts.get("deprecate.for-good")),
                        texts.get("deprecate.verb", row.name()));
        around.confirmation()
                .ask(
                        question,
                        () ->
                                carryOut(
                                        () -> library().deprecate(row.entry().id()),
                                        texts.get("deprecated", row.name())));
    }

    /// Counts and names those it concerns before it asks.
    void revoke(FirmwareRow row) {
        around.background().run(() -> concerned(row), them -> askToRevoke(row, them), this::fail);
    }

    private Concerned concerned(FirmwareRow row) throws Trouble {
        var filter = row.concernedFilter();
        var first = around.fleet().devices(new DeviceQuery(filter, "device_serial", null, NAMED));
        return new Concerned(
                around.fleet().count(filter),
                first.items().stream().map(Device::deviceSerial).toList());
    }

    private void askToRevoke(FirmwareRow row, Concerned them) {
        var lines = new ArrayList<String>();
        lines.add(texts.get("revoke.running", row.entry().running()));
        lines.add(texts.get("revoke.assigned", row.entry().assigned()));
        if (them.count() > 0) {
            var names = them.first().stream().collect(Collectors.joining(", "));
            var more = them.count() - them.first().size();
            lines.add(
                    more == 0
                            ? texts.get("revoke.these", names)
                            : texts.get("revoke.these-and-more", names, more));
        }
        lines.add(texts.get("revoke.for-good"));
        var proof = them.count() > 0 ? OptionalLong.of(them.count()) : OptionalLong.empty();
        var title = texts.get("revoke.title", row.name());
        var verb = texts.get("revoke.verb", row.name());
        around.confirmation()
                .ask(
                        new Question(title, lines, verb, true, proof),
                        () ->
                                carryOut(
                                        () -> library().revoke(row.entry().id()),
                                        texts.get("revoked", row.name())));
    }

    void delete(FirmwareRow row) {
        var question =
                Question.destructive(
                        texts.get("delete.title", row.name()),
                        List.of(texts.get("delete.gone"), texts.get("delete.unknown")),
                        texts.get("delete.verb", row.name()),
                        0);
        around.confirmation()
                .ask(
                        question,
                        () ->
                                carryOut(
                                        () -> {
                                            library().delete(row.entry().id());
                                            return row;
                                        },
                                        texts.get("deleted", row.name())));
    }

    private LibraryClient library() {
        return around.fleet().library();
    }

    private void carryOut(Callable<?> deed, String words) {
        around.background()
                .run(
                        deed,
                        _ -> {
                            around.notices().done(words);
                            onDone.run();
                        },
                        this::fail);
    }

    private void fail(Exception cause) {
        around.notices().error(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
    }
}
