package calypte.console.fx;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What lies outside the window: files to choose, the clipboard. Tests put their own in its place.
public interface Desk {

    /// Asks for a file to read; empty when the operator changes their mind.
    Optional<Path> chooseFile(String title);

    /// Asks for any number of files to read; none when the operator changes their mind.
    List<Path> chooseFiles(String title);

    /// Asks where to write a file of that name; empty when the operator changes their mind.
    Optional<Path> chooseTarget(String title, String name);

    void copy(String text);

    /// Says something by way of the system, if the operator is at something else. From any thread.
    void attract(String text);
}
