package calypte.server.registry;

import java.util.Comparator;
import org.semver4j.Semver;

/// The order of versions: semantic ones have one, others have none.
final class Versions {

    /// The highest first, and those without an order last.
    static final Comparator<String> HIGHEST_FIRST =
            Comparator.comparing(
                    Semver::parse, Comparator.nullsLast(Comparator.<Semver>reverseOrder()));

    private Versions() {}

    /// Whether `version` is lower than another. Never, unless both have an order.
    static boolean isOlder(String version, String than) {
        var a = Semver.parse(version);
        var b = Semver.parse(than);
        return a != null && b != null && a.isLowerThan(b);
    }
}
