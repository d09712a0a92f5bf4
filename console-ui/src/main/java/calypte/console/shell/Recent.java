package calypte.console.shell;

import calypte.console.fx.Memory;
import calypte.console.shell.PaletteEntry.Section;
import java.util.ArrayList;
import java.util.List;

/// What was chosen from the palette last, the latest first; kept beyond the window.
final class Recent {

    private static final String KEY = "palette.recent";
    private static final int MOST = 4;

    private final Memory memory;

    Recent(Memory memory) {
        this.memory = memory;
    }

    void add(String key) {
        var keys = new ArrayList<String>(keys());
        keys.remove(key);
        keys.addFirst(key);
        memory.keep(KEY, String.join(",", keys.stream().limit(MOST).toList()));
    }

    private List<String> keys() {
        return memory.recall(KEY).map(kept -> List.of(kept.split(","))).orElse(List.of());
    }

    /// Those of `all` that were chosen lately, as a section of their own.
    List<PaletteEntry> of(List<PaletteEntry> all) {
        var found = new ArrayList<PaletteEntry>();
        for (var key : keys()) {
            all.stream()
                    .filter(one -> one.key().equals(key))
                    .findFirst()
                    .ifPresent(one -> found.add(one.in(Section.RECENT)));
        }
        return found;
    }
}
