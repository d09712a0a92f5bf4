package calypte.console.devices;

import calypte.model.device.Activity;
import calypte.model.device.Status;
import calypte.model.device.Sync;
import java.util.regex.Pattern;

/// The server's reason, cut down to what a line of the list has room for.
final class Brief {

    private static final Pattern DETAILED = Pattern.compile("(.*?): (.+)");

    private Brief() {}

    /// What a drifting device should run, and what its update is at, other columns say. Of what
    /// went wrong the device's own word comes first: the rest is the same in line after line.
    static String of(Status status) {
        if (status.sync() != Sync.DRIFTED) {
            return status.reason();
        }
        if (status.activity() == Activity.UPDATING) {
            return status.next().split(": ", 2)[0];
        }
        var last = status.reason().lastIndexOf("; ");
        var reason = last < 0 ? status.reason() : status.reason().substring(0, last);
        var detailed = DETAILED.matcher(reason);
        return detailed.matches() ? detailed.group(2) + " – " + lowered(detailed.group(1)) : reason;
    }

    private static String lowered(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
