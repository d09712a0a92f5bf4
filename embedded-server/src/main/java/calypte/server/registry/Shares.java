package calypte.server.registry;

import calypte.model.device.Sync;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How many devices run which firmware.
///
/// @param running counts by the firmware's id, the largest first; [#NONE] is no firmware or an
///   unknown one, [#OTHER] all that have too few devices to be told apart
record Shares(long total, long inSync, Map<String, Long> running) {

    static final String NONE = "";
    static final String OTHER = "*";

    /// A chart shows a handful; a fleet may run a thousand.
    private static final int MOST = 40;

    static Shares of(Collection<CountRow> counts) {
        var running = new TreeMap<String, Long>();
        var total = 0L;
        var inSync = 0L;
        for (var group : counts) {
            total += group.devices;
            inSync += group.sync == Sync.IN_SYNC ? group.devices : 0;
            running.merge(firmware(group), group.devices, Long::sum);
        }
        return new Shares(total, inSync, largest(running));
    }

    /// Reads what [#text] wrote.
    static Shares of(long total, long inSync, String text) {
        var running = new LinkedHashMap<String, Long>();
        for (var word : text.isEmpty() ? new String[0] : text.split(" ")) {
            var colon = word.indexOf(':');
            running.put(word.substring(0, colon), Long.parseLong(word.substring(colon + 1)));
        }
        return new Shares(total, inSync, running);
    }

    /// `id:count id:count`, as it is stored.
    String text() {
        return running.entrySet().stream()
                .map(share -> share.getKey() + ":" + share.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String firmware(CountRow group) {
        return group.currentFirmwareId == null || group.sync == Sync.UNKNOWN_FIRMWARE
                ? NONE
                : group.currentFirmwareId.toString();
    }

    private static Map<String, Long> largest(Map<String, Long> running) {
        var sorted =
                running.entrySet().stream()
                        .filter(share -> share.getValue() != 0)
                        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .toList();
        var shown = new LinkedHashMap<String, Long>();
        for (var share : sorted) {
            shown.merge(shown.size() < MOST ? share.getKey() : OTHER, share.getValue(), Long::sum);
        }
        return shown;
    }
}
