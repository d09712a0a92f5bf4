package calypte.console.audit;

import calypte.console.client.AuditEvent.Severity;
import java.util.regex.Pattern;

/// What an operator looks for in the audit, as the server's RSQL. Export and screen ask the same.
///
/// @param typed RSQL, or a part of an action or a serial
record AuditFilter(String typed, Severity least) {

    static final AuditFilter ALL = new AuditFilter("", Severity.INFO);

    private static final Pattern COMPARISON = Pattern.compile("==|!=|=[a-z]+=|[<>]");

    /// Whether it lets everything through.
    boolean isAll() {
        return rsql().isEmpty();
    }

    String rsql() {
        var words = words();
        var level =
                switch (least) {
                    case INFO -> "";
                    case WARNING -> "log.level=in=(warn,error)";
                    case ERROR -> "log.level==error";
                };
        return words.isEmpty() || level.isEmpty() ? words + level : "(" + words + ");" + level;
    }

    private String words() {
        var text = typed.strip();
        if (text.isEmpty() || COMPARISON.matcher(text).find()) {
            return text;
        }
        var quoted = "\"*" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "*\"";
        return "event.action==" + quoted + ",device.serial_number==" + quoted;
    }
}
