package calypte.console.look;

import calypte.console.client.AuditEvent.Severity;
import calypte.console.client.Badge;
import calypte.model.device.Link;
import calypte.model.rollout.RolloutState;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import org.kordamp.ikonli.javafx.FontIcon;

/// Statuses as icon, word and colour: never colour alone.
public final class Looks {

    private Looks() {}

    /// The name of the colours of a badge in the style sheets.
    public static String style(Badge badge) {
        return "badge-" + badge.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static FontIcon icon(Badge badge) {
        return icon(
                switch (badge) {
                    case FAILED -> "mdi2a-alert-circle-outline";
                    case UPDATING -> "mdi2p-progress-download";
                    case HELD -> "mdi2p-pause-circle-outline";
                    case PENDING -> "mdi2c-clock-outline";
                    case UNKNOWN_FIRMWARE -> "mdi2h-help-circle-outline";
                    case DRIFTED -> "mdi2s-swap-horizontal-circle-outline";
                    case UNASSIGNED -> "mdi2t-tag-off-outline";
                    case NEVER_SEEN -> "mdi2c-circle-off-outline";
                    case IN_SYNC -> "mdi2c-check-circle-outline";
                });
    }

    public static String style(Link link) {
        return "link-" + link.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static FontIcon icon(Link link) {
        return icon(
                switch (link) {
                    case ONLINE -> "mdi2c-circle";
                    case OFFLINE -> "mdi2c-circle-outline";
                    case NEVER_SEEN -> "mdi2m-minus";
                });
    }

    public static FontIcon icon(Severity severity) {
        return icon(
                switch (severity) {
                    case INFO -> "mdi2i-information-outline";
                    case WARNING -> "mdi2a-alert-outline";
                    case ERROR -> "mdi2a-alert-octagon-outline";
                });
    }

    public static String style(Severity severity) {
        return "severity-" + severity.name().toLowerCase(Locale.ROOT);
    }

    /// The name of the colours of a rollout's state: those of the badges that mean the like.
    public static String style(RolloutState state) {
        return switch (state) {
            case READY -> "badge-unassigned";
            case RUNNING -> "badge-updating";
            case PAUSED -> "badge-pending";
            case FINISHED -> "badge-in-sync";
            case ABORTED -> "badge-held";
        };
    }

    public static FontIcon icon(RolloutState state) {
        return icon(
                switch (state) {
                    case READY -> "mdi2c-calendar-clock";
                    case RUNNING -> "mdi2p-play-circle-outline";
                    case PAUSED -> "mdi2p-pause-circle-outline";
                    case FINISHED -> "mdi2c-check-circle-outline";
                    case ABORTED -> "mdi2c-close-circle-outline";
                });
    }

    /// Makes `label` show `state`, whatever it showed before.
    public static void dress(Labeled label, RolloutState state) {
        label.setText(Words.of(state));
        dress(label, icon(state), style(state));
    }

    public static FontIcon icon(String name) {
        return new FontIcon(name);
    }

    /// A badge for a place of its own.
    public static Label label(Badge badge) {
        var label = new Label();
        dress(label, badge);
        return label;
    }

    /// Makes `label` show `badge`, whatever it showed before.
    public static void dress(Labeled label, Badge badge) {
        label.setText(Words.of(badge));
        dress(label, icon(badge), style(badge));
    }

    /// Gives `label` an icon and a status colour, in place of those it had.
    public static void dress(Labeled label, Node icon, String style) {
        label.setGraphic(icon);
        label.getStyleClass().removeIf(Looks::isStatus);
        label.getStyleClass().addAll("status", style);
    }

    public static void undress(Labeled label) {
        label.setText(null);
        label.setGraphic(null);
        label.getStyleClass().removeIf(Looks::isStatus);
    }

    private static boolean isStatus(String style) {
        return style.equals("status")
                || style.startsWith("badge-")
                || style.startsWith("link-")
                || style.startsWith("severity-");
    }
}
