package calypte.console.client;

import calypte.model.device.DeviceId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which devices a call is about: those that a filter finds, or those of a list. The components are
/// the wire's fields, and one of the two is there.
public record Selection(@Nullable String filter, @Nullable List<DeviceId> ids) {

    /// As many ids as a URL has room for.
    static final int FEW = 50;

    public static Selection of(List<DeviceId> ids) {
        return new Selection(null, List.copyOf(ids));
    }

    public static Selection matching(String filter) {
        return new Selection(filter, null);
    }

    /// Filters that find them one after the other, each short enough for a URL, and only those of
    /// them that `also` finds; an empty one is all of them.
    List<String> filters(String also) {
        if (ids == null) {
            return List.of(both(filter == null ? "" : filter, also));
        }
        var all = new ArrayList<String>();
        for (var from = 0; from < ids.size(); from += FEW) {
            var some = ids.subList(from, Math.min(from + FEW, ids.size()));
            var list = String.join(",", some.stream().map(DeviceId::toString).toList());
            all.add(both("id=in=(" + list + ")", also));
        }
        return all;
    }

    private static String both(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one + other;
        }
        return "(" + one + ");(" + other + ")";
    }
}
