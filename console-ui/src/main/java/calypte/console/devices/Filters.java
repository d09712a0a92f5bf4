package calypte.console.devices;

import calypte.console.client.Badge;
import java.util.regex.Pattern;

/// What an operator types, as the RSQL that the server understands.
final class Filters {

    private static final Pattern COMPARISON = Pattern.compile("==|!=|=[a-z]+=|[<>]");

    private Filters() {}

    /// RSQL stays as it is; anything else is part of a serial or a name.
    static String rsql(String typed) {
        var text = typed.strip();
        if (text.isEmpty() || COMPARISON.matcher(text).find()) {
            return text;
        }
        var quoted = "\"*" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "*\"";
        return "device_serial==" + quoted + ",name==" + quoted;
    }

    /// A way to a filter that is often wanted.
    ///
    /// @param badge gives it icon and colour
    record Chip(String text, Badge badge, String filter) {}
}
