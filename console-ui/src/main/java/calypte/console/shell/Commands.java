package calypte.console.shell;

import calypte.console.frame.Command;
import calypte.console.frame.Lock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;

/// All that can be done by palette and key. What changes something is refused while the lock is
/// closed, whichever way it is asked for.
final class Commands {

    private final Lock lock;
    private final Consumer<Command> onRefused;
    private final Map<String, Command> known = new LinkedHashMap<>();

    /// @param onRefused hears of what was not done because of the lock
    Commands(Lock lock, Consumer<Command> onRefused) {
        this.lock = lock;
        this.onRefused = onRefused;
    }

    void add(List<Command> more) {
        more.forEach(command -> known.put(command.id(), command));
    }

    List<Command> all() {
        return List.copyOf(known.values());
    }

    boolean isForbidden(Command command) {
        return command.mutates() && lock.isClosed();
    }

    void run(String id) {
        var command = known.get(id);
        if (command != null) {
            run(command);
        }
    }

    void run(Command command) {
        if (isForbidden(command)) {
            onRefused.accept(command);
        } else {
            command.action().run();
        }
    }

    /// Gives each key its command. Where two want the same key, the page that the operator is on
    /// has it.
    void bind(Scene scene, Supplier<List<Command>> here) {
        var byKey = new LinkedHashMap<KeyCombination, List<Command>>();
        for (var command : known.values()) {
            command.combination()
                    .ifPresent(keys ->
                            byKey.computeIfAbsent(keys, _ -> new ArrayList<>()).add(command));
        }
        byKey.forEach((keys, wanting) ->
                scene.getAccelerators().put(keys, () -> run(nearest(wanting, here.get()))));
    }

    private static Command nearest(List<Command> wanting, List<Command> here) {
        var ids = here.stream().map(Command::id).toList();
        return wanting.stream()
                .filter(command -> ids.contains(command.id()))
                .findFirst()
                .orElseGet(wanting::getFirst);
    }
}
