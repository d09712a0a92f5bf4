package calypte.console;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Where a window could be shown. Of what is missing the toolkit says little, and late: it is asked
/// for before anything is begun.
///
/// @param system the name of the operating system
/// @param headless whether the toolkit needs neither display nor libraries
/// @param library whether the system has the library of that name
record Display(
        String system,
        Map<String, String> environment,
        boolean headless,
        Predicate<String> library) {

    private static final String GTK = "libgtk-3.so.0";

    static Display here() {
        return new Display(
                System.getProperty("os.name", ""),
                System.getenv(),
                "Headless".equals(System.getProperty("glass.platform")),
                Display::isThere);
    }

    /// What keeps a window from being shown, in words, with what would mend it; empty if nothing is
    /// known to.
    Optional<String> missing() {
        if (headless || !system.equals("Linux")) {
            return Optional.empty();
        }
        if (environment.getOrDefault("DISPLAY", "").isEmpty()) {
            return Optional.of("there is no display for the console (DISPLAY is not set)");
        }
        return library.test(GTK)
                ? Optional.empty()
                : Optional.of(
                        "there is a display, but the library GTK 3 (%s) is missing; install it (Debian and Ubuntu: libgtk-3-0, Fedora: gtk3)"
                                .formatted(GTK));
    }

    private static boolean isThere(String name) {
        try (var here = Arena.ofConfined()) {
            return SymbolLookup.libraryLookup(name, here).find("gtk_init_check").isPresent();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
