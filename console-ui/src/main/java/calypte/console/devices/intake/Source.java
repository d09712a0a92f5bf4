package calypte.console.devices.intake;

import calypte.console.csv.Spreadsheet;
import calypte.console.csv.Unreadable;
import calypte.console.fx.Texts;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What was given to the wizard.
///
/// @param name of the file; null if it was pasted
record Source(@Nullable String name, Spreadsheet sheet) {

    /// More than this is not a list of devices but a mistake.
    private static final long MOST = 64L << 20;

    static Source file(Path file) throws IOException, Unreadable, TooLarge {
        if (Files.size(file) > MOST) {
            throw new TooLarge();
        }
        return new Source(
                String.valueOf(file.getFileName()), Spreadsheet.read(Files.readAllBytes(file)));
    }

    static Source pasted(String text) throws Unreadable {
        return new Source(null, Spreadsheet.read(text));
    }

    /// What was found out of it, in words.
    String facts(Texts texts) {
        return texts.get(
                "source.facts",
                name == null ? texts.get("source.pasted") : name,
                sheet.lines().size(),
                sheet.charset().displayName(),
                texts.get("delimiter." + (int) sheet.delimiter()));
    }

    /// Why a file could not be read or written, in words.
    static String trouble(Texts texts, Exception cause) {
        return switch (cause) {
            case FileAlreadyExistsException e ->
                    texts.get("keys.there", String.valueOf(e.getFile()));
            case IOException e -> texts.get("source.unreadable", String.valueOf(e.getMessage()));
            case TooLarge _ -> texts.get("source.too-large");
            default -> String.valueOf(cause.getMessage());
        };
    }

    static final class TooLarge extends Exception {}
}
