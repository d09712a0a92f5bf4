package calypte.console.firmware;

import java.util.regex.Pattern;

/// What the name of a file tells of the firmware in it: `thermo-1.5.0.bin` is 1.5.0 of thermo.
///
/// @param stem the name without its ending
/// @param family what stands before the version; empty if nothing does
/// @param version empty if there is none
record FileName(String stem, String family, String version) {

    private static final Pattern NAMED =
            Pattern.compile("(.*?)[-_]?v?(\\d+(?:\\.\\d+)+(?:[-+][^/]*)?)");
    private static final String ENDING = "\\.[A-Za-z]\\w*$";

    static FileName of(String name) {
        var stem = name.replaceFirst("\\.tar\\.\\w+$", "").replaceFirst(ENDING, "");
        var parts = NAMED.matcher(stem);
        return parts.matches()
                ? new FileName(stem, parts.group(1), parts.group(2))
                : new FileName(stem, "", "");
    }
}
