package calypte.console.firmware;

import calypte.console.client.Catalogue;
import calypte.console.client.FirmwareEntry;
import calypte.console.firmware.Arrival.Step;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Burst;
import calypte.console.fx.Texts;
import calypte.model.firmware.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The firmware on its way into the library: files are taken, read, named, looked over by the
/// operator, and sent.
public final class ArrivalsViewModel {

    private static final Duration TICK = Duration.ofMillis(100);
    private static final int PART = 1 << 16;

    private final Surroundings around;
    private final Consumer<FirmwareEntry> onArrived;
    private final Texts texts = Texts.beside(ArrivalsViewModel.class);
    private final ObservableList<Arrival> arrivals = FXCollections.observableArrayList();
    private final ObservableList<String> types = FXCollections.observableArrayList();
    private Catalogue catalogue = Catalogue.EMPTY;

    /// @param onArrived hears of each that is in the library
    ArrivalsViewModel(Surroundings around, Consumer<FirmwareEntry> onArrived) {
        this.around = around;
        this.onArrived = onArrived;
    }

    /// What is in the library by now.
    void know(Catalogue now) {
        catalogue = now;
        types.setAll(now.types().stream().map(type -> type.name()).toList());
        arrivals.forEach(this::guess);
    }

    /// Takes files as they were dropped: images, and the papers of images.
    public void take(List<Path> files) {
        files.stream().filter(file -> !Papers.isOne(file)).forEach(this::takeImage);
        files.stream().filter(Papers::isOne).forEach(this::takePaper);
    }

    private void takeImage(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) == 0) {
                say(texts.get("arrival.empty", Papers.name(file)));
                return;
            }
            var arrival = new Arrival(file, Files.size(file));
            guess(arrival);
            arrivals.add(arrival);
            read(arrival, file);
        } catch (IOException e) {
            say(texts.get("arrival.unreadable", Papers.name(file)));
        }
    }

    private void takePaper(Path file) {
        var owners =
                arrivals.stream()
                        .filter(one -> one.stepProperty().get() != Step.SENDING)
                        .filter(one -> arrivals.size() == 1 || Papers.belongs(file, one.getName()))
                        .toList();
        if (owners.isEmpty()) {
            say(texts.get("arrival.stray-paper", Papers.name(file)));
            return;
        }
        around.background()
                .run(
                        () -> Papers.read(file),
                        paper -> owners.forEach(one -> one.take(paper)),
                        _ -> say(texts.get("arrival.unreadable", Papers.name(file))));
    }

    /// Takes a paper for `arrival`, whatever its file is called.
    void takePaper(Arrival arrival, Path file) {
        around.background()
                .run(
                        () -> Papers.read(file),
                        arrival::take,
                        _ -> say(texts.get("arrival.unreadable", Papers.name(file))));
    }

    /// One that devices run already, of which there is no file.
    public void addWithoutFile() {
        var arrival = new Arrival();
        guess(arrival);
        arrivals.add(arrival);
    }

    /// The type that the name tells, or the only one there is.
    private void guess(Arrival arrival) {
        if (!arrival.typeProperty().get().isBlank()) {
            return;
        }
        var family = arrival.family();
        arrival.typeProperty()
                .set(
                        types.stream()
                                .filter(family::equals)
                                .findFirst()
                                .or(() -> typeOf(family))
                                .or(() -> types.stream().filter(_ -> types.size() == 1).findFirst())
                                .orElse(family));
    }

    /// The type of the firmware whose serials begin like that.
    private Optional<String> typeOf(String family) {
        return catalogue.firmware().stream()
                .filter(_ -> !family.isEmpty())
                .filter(entry -> FileName.of(entry.serial()).family().equals(family))
                .map(entry -> catalogue.typeName(entry.typeId()))
                .findFirst();
    }

    private void read(Arrival arrival, Path file) {
        arrival.phaseProperty().set(texts.get("arrival.reading"));
        var told =
                new Burst<Long>(
                        1,
                        around.background().after(TICK),
                        batch -> arrival.reach(share(batch.pieces().getLast(), arrival.bytes())));
        around.background()
                .run(
                        () -> digest(file, told::offer),
                        digest -> {
                            arrival.digested(digest.hex());
                            hint(arrival);
                        },
                        cause -> fail(arrival, cause));
    }

    private static Digest digest(Path file, LongConsumer read) throws IOException {
        var sha256 = Digest.sha256();
        var part = new byte[PART];
        var total = 0L;
        try (var in = Files.newInputStream(file)) {
            for (var length = in.read(part); length >= 0; length = in.read(part)) {
                sha256.update(part, 0, length);
                total += length;
                read.accept(total);
            }
        }
        return Digest.of(sha256);
    }

    private static double share(long done, long all) {
        return (double) done / Math.max(1, all);
    }

    /// Says if the same content is in the library by another name.
    private void hint(Arrival arrival) {
        var same =
                catalogue.firmware().stream()
                        .filter(one -> arrival.digestProperty().get().equals(one.sha256()))
                        .map(one -> catalogue.typeName(one.typeId()) + " " + one.version())
                        .toList();
        var words = same.isEmpty() ? "" : texts.get("arrival.same", String.join(", ", same));
        arrival.hintProperty().set(words);
    }

    /// Sends it, and lets it be assigned from then on.
    public void publish(Arrival arrival) {
        send(arrival, true);
    }

    /// Sends it, and leaves it a draft.
    public void keepAsDraft(Arrival arrival) {
        send(arrival, false);
    }

    private void send(Arrival arrival, boolean publish) {
        if (!arrival.ready().get()) {
            return;
        }
        arrival.troubleProperty().set("");
        arrival.at(Step.SENDING);
        var delivery = new Delivery(around.fleet(), arrival, catalogue, publish);
        var task =
                around.tasks()
                        .run(
                                texts.get("arrival.task", arrival.getName()),
                                delivery::run,
                                entry -> arrived(arrival, entry),
                                cause -> fail(arrival, cause));
        task.fractionProperty().subscribe(now -> arrival.reach(now.doubleValue()));
        task.phaseProperty().subscribe(now -> arrival.phaseProperty().set(now));
        task.stateProperty()
                .subscribe(now -> {
                    if (now == calypte.console.frame.Task.State.CANCELLED) {
                        back(arrival, texts.get("arrival.cancelled"));
                    }
                });
    }

    private void arrived(Arrival arrival, FirmwareEntry entry) {
        arrivals.remove(arrival);
        var name = arrival.typeProperty().get().strip() + " " + entry.version();
        around.notices().done(texts.get("arrival.done." + entry.state(), name));
        onArrived.accept(entry);
    }

    private void fail(Arrival arrival, Exception cause) {
        back(arrival, Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
    }

    private static void back(Arrival arrival, String why) {
        arrival.at(Step.READY);
        arrival.phaseProperty().set("");
        arrival.reach(0);
        arrival.troubleProperty().set(why);
    }

    private void say(String words) {
        around.notices().error(words);
    }

    public void remove(Arrival arrival) {
        arrivals.remove(arrival);
    }

    /// Sends all that are ready.
    public void publishAll() {
        new ArrayList<>(arrivals).forEach(this::publish);
    }

    public ObservableList<Arrival> arrivals() {
        return arrivals;
    }

    /// The names of the types there are.
    public ObservableList<String> types() {
        return types;
    }
}
