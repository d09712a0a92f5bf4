package calypte.console.fx;

import java.nio.file.Path;
import java.util.Optional;

/// What lies outside the window: files to choose, the clipboard. Tests put their own in its place.
public interface Desk {

    /// Asks for a file to read; empty when the operator changes their mind.
    Optional<Path> chooseFile(String title);

    void copy(String text);
}
