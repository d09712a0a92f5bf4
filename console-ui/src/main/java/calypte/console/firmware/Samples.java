package calypte.console.firmware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/// Three images to play with, for a library that is empty. They are the same each time.
final class Samples {

    private static final int BYTES = 96 * 1024;
    private static final List<String> NAMES =
            List.of("sample-1.4.0.bin", "sample-1.5.0.bin", "sample-2.0.0.bin");

    private Samples() {}

    /// Writes them to a folder of their own, which goes when the program ends.
    static List<Path> write() throws IOException {
        var folder = Files.createTempDirectory("calypte-samples");
        folder.toFile().deleteOnExit();
        for (var name : NAMES) {
            var image = new byte[BYTES];
            new SplittableRandom(name.hashCode()).nextBytes(image);
            Files.write(folder.resolve(name), image).toFile().deleteOnExit();
        }
        return NAMES.stream().map(folder::resolve).toList();
    }
}
