package calypte.console.devices.intake;

import calypte.console.csv.Mapping;
import calypte.console.fx.Memory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How columns were meant the last time, by their names: who imports one file imports its like.
final class MappingMemory {

    private static final String KEY = "import.columns";

    private final Memory memory;

    MappingMemory(Memory memory) {
        this.memory = memory;
    }

    /// The best guess, and what an operator said of columns with these names.
    Mapping of(List<String> header) {
        var known = known();
        var mapping = Mapping.guess(header);
        for (var column = 0; column < header.size(); column++) {
            var word = known.get(header.get(column));
            if (word != null) {
                mapping = ColumnMeaning.recalled(mapping, column, word);
            }
        }
        return mapping;
    }

    void keep(List<String> header, Mapping mapping) {
        var known = known();
        for (var column = 0; column < header.size(); column++) {
            known.put(
                    header.get(column).replaceAll("[\t\n]", " "),
                    ColumnMeaning.remembered(mapping.targets().get(column)));
        }
        memory.keep(
                KEY,
                known.entrySet().stream()
                        .map(one -> one.getKey() + "\t" + one.getValue())
                        .collect(Collectors.joining("\n")));
    }

    private Map<String, String> known() {
        var known = new HashMap<String, String>();
        memory.recall(KEY).stream()
                .flatMap(String::lines)
                .map(line -> line.split("\t", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> known.put(parts[0], parts[1]));
        return known;
    }
}
