package calypte.console.commands;

import calypte.console.client.Trouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The devices that a command is about: named, or found by a filter.
final class Chosen {

    @Parameters(
            paramLabel = "DEVICE",
            arity = "0..*",
            description = "serial or id; @FILE holds one a line")
    private List<String> devices = new ArrayList<>();

    @Option(
            names = "--filter",
            paramLabel = "RSQL",
            description = "all devices that it finds, such as 'tags==lab;link==ONLINE'")
    private @Nullable String filter;

    List<String> devices() {
        return devices;
    }

    /// Whether both were given, or neither.
    boolean isUnclear() {
        return devices.isEmpty() == (filter == null);
    }

    /// The one device, if exactly one is named.
    @Nullable String single() {
        return devices.size() == 1 ? devices.getFirst() : null;
    }

    /// As the bodies of calls have it: `filter`, or `ids`.
    Map<String, Object> body(Names names) throws Trouble, CommandFailure {
        var body = new LinkedHashMap<String, Object>();
        if (filter != null) {
            body.put("filter", filter);
        } else {
            body.put("ids", names.deviceIds(devices));
        }
        return body;
    }

    @Nullable String filter() {
        return filter;
    }
}
