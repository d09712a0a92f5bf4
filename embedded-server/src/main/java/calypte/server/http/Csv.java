package calypte.server.http;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lines of CSV (RFC 4180), safe to open with a spreadsheet: a cell that it would take for a
/// formula begins with a `'`, whoever named a device so.
public final class Csv {

    private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");
    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    /// One line with its end. What is absent is empty.
    public static String line(List<? extends @Nullable Object> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        var text = value == null ? "" : value.toString();
        var safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
