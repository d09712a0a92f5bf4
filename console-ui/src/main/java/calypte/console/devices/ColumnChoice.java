package calypte.console.devices;

import calypte.console.fx.Memory;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// Which columns an operator wants to see, kept beyond the window.
final class ColumnChoice {

    private static final String KEY = "devices.columns";

    private final Memory memory;
    private final Map<DeviceColumn, BooleanProperty> shown = new EnumMap<>(DeviceColumn.class);

    ColumnChoice(Memory memory) {
        this.memory = memory;
        var kept = memory.recall(KEY).map(it -> List.of(it.split(",")));
        for (var column : DeviceColumn.values()) {
            var wanted = kept.map(it -> it.contains(column.name())).orElse(column.isUsual());
            var property = new SimpleBooleanProperty(wanted || !column.isOptional());
            property.subscribe((_, _) -> keep());
            shown.put(column, property);
        }
    }

    BooleanProperty shown(DeviceColumn column) {
        return Objects.requireNonNull(shown.get(column));
    }

    private void keep() {
        memory.keep(
                KEY,
                Arrays.stream(DeviceColumn.values())
                        .filter(it -> shown(it).get())
                        .map(Enum::name)
                        .collect(Collectors.joining(",")));
    }
}
