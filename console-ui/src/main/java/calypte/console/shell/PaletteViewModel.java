package calypte.console.shell;

import calypte.console.client.Catalogue;
import calypte.console.client.Device;
import calypte.console.client.DeviceQuery;
import calypte.console.client.FirmwareEntry;
import calypte.console.client.Rollout;
import calypte.console.client.Trouble;
import calypte.console.frame.Command;
import calypte.console.frame.Place;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Conflated;
import calypte.console.fx.Texts;
import calypte.console.look.Words;
import calypte.console.shell.PaletteEntry.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the palette finds for what is typed: at once what the console knows itself, and a moment
/// later what the server knows. A first letter narrows it: `>` commands, `#` a tag, `@` rollouts.
final class PaletteViewModel {

    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final int DEVICES = 6;
    private static final int OTHERS = 6;

    private final Surroundings around;
    private final Commands commands;
    private final Recent recent;
    private final Texts texts = Texts.beside(PaletteViewModel.class);
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<PaletteEntry> entries = FXCollections.observableArrayList();
    private final Conflated<String, String> ask;
    private List<PaletteEntry> library = List.of();
    private List<PaletteEntry> rollouts = List.of();
    private List<PaletteEntry> devices = List.of();

    PaletteViewModel(Surroundings around, Commands commands, Recent recent) {
        this.around = around;
        this.commands = commands;
        this.recent = recent;
        this.ask =
                new Conflated<>(
                        around.background().after(PAUSE),
                        batch -> batch.values().forEach(this::search));
        query.subscribe(this::type);
        load();
    }

    private void load() {
        around.background().run(around.fleet()::catalogue, this::learn, _ -> {});
        around.background()
                .run(
                        () -> around.fleet().rollouts().page(null).items(),
                        found -> {
                            rollouts = found.stream().map(this::rollout).toList();
                            show();
                        },
                        _ -> {});
    }

    private void learn(Catalogue catalogue) {
        library =
                catalogue.firmware().stream()
                        .map(one -> firmware(one, catalogue.typeName(one.typeId())))
                        .toList();
        show();
    }

    private void type(String typed) {
        devices = List.of();
        show();
        var words = typed.strip();
        if (words.length() > 1 && !words.startsWith(">") && !words.startsWith("@")) {
            ask.offer("devices", words);
        }
    }

    private void search(String words) {
        around.background()
                .run(
                        () -> find(words),
                        found -> {
                            if (words.equals(query.get().strip())) {
                                devices = found;
                                show();
                            }
                        },
                        _ -> {});
    }

    private List<PaletteEntry> find(String words) throws Trouble {
        var filter = filter(words);
        var found = new ArrayList<PaletteEntry>();
        for (var device :
                around.fleet().devices(new DeviceQuery(filter, "", null, DEVICES)).items()) {
            found.add(device(device));
        }
        if (found.size() == DEVICES || words.startsWith("#")) {
            found.add(allDevices(filter, around.fleet().count(filter)));
        }
        return found;
    }

    private static String filter(String words) {
        if (words.startsWith("#")) {
            return "tags==" + Rsql.quoted(words.substring(1).strip());
        }
        var part = Rsql.quoted("*" + words + "*");
        return "device_serial==" + part + ",name==" + part;
    }

    private void show() {
        var typed = query.get().strip();
        var shown = new ArrayList<PaletteEntry>();
        switch (typed.isEmpty() ? ' ' : typed.charAt(0)) {
            case '>' -> shown.addAll(best(own(), typed.substring(1), 50));
            case '#' -> shown.addAll(devices);
            case '@' -> shown.addAll(best(rollouts, typed.substring(1), 50));
            case ' ' -> {
                shown.addAll(recent.of(own()));
                shown.addAll(own());
            }
            default -> {
                shown.addAll(best(own(), typed, OTHERS));
                shown.addAll(devices);
                shown.addAll(best(library, typed, OTHERS));
                shown.addAll(best(rollouts, typed, OTHERS));
            }
        }
        shown.sort(Comparator.comparing(PaletteEntry::section));
        entries.setAll(shown);
    }

    private static List<PaletteEntry> best(List<PaletteEntry> from, String typed, int most) {
        return from.stream()
                .filter(one -> Fuzzy.score(typed, one.title()) != Fuzzy.NO)
                .sorted(Comparator.comparing(one -> -Fuzzy.score(typed, one.title())))
                .limit(most)
                .toList();
    }

    private List<PaletteEntry> own() {
        return commands.all().stream().map(this::command).toList();
    }

    private PaletteEntry command(Command command) {
        var goes = command.id().startsWith(FrameCommands.GO);
        var section =
                goes
                        ? Section.GO
                        : command.id().equals("shortcuts") ? Section.HELP : Section.COMMANDS;
        return new PaletteEntry(
                section,
                command.id(),
                command.title(),
                "",
                goes ? "mdi2a-arrow-right" : "mdi2c-chevron-right",
                command.combination().map(Keys::words).orElse(""),
                commands.isForbidden(command),
                () -> commands.run(command));
    }

    private PaletteEntry device(Device device) {
        var detail = device.name().isEmpty() ? "" : device.name() + "  ·  ";
        return new PaletteEntry(
                Section.DEVICES,
                "",
                device.deviceSerial(),
                detail + Words.of(device.badge()),
                "mdi2c-chip",
                "",
                false,
                () ->
                        around.navigator()
                                .open(new Place.OneDevice(device.id(), device.deviceSerial())));
    }

    private PaletteEntry allDevices(String filter, long count) {
        return new PaletteEntry(
                Section.DEVICES,
                "",
                texts.get("palette.all", count),
                "",
                "mdi2f-format-list-bulleted",
                "",
                false,
                () -> around.navigator().open(new Place.Devices(filter)));
    }

    private PaletteEntry firmware(FirmwareEntry one, String type) {
        return new PaletteEntry(
                Section.FIRMWARE,
                "",
                texts.get("palette.firmware", type, one.version()),
                one.serial(),
                "mdi2p-package-variant-closed",
                "",
                false,
                () -> around.navigator().open(new Place.Firmware(one.serial())));
    }

    private PaletteEntry rollout(Rollout one) {
        return new PaletteEntry(
                Section.ROLLOUTS,
                "",
                one.called() + "  " + one.name(),
                Words.of(one.state()),
                "mdi2r-rocket-launch-outline",
                "",
                false,
                () -> around.navigator().open(new Place.OneRollout(one.id(), one.called())));
    }

    /// Does what the line says, and remembers it.
    void choose(PaletteEntry entry) {
        if (!entry.key().isEmpty()) {
            recent.add(entry.key());
        }
        entry.action().run();
    }

    StringProperty queryProperty() {
        return query;
    }

    ObservableList<PaletteEntry> entries() {
        return entries;
    }
}
