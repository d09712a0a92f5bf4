package calypte.console.firmware;

import calypte.model.firmware.Descriptor;
import calypte.model.firmware.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a maker sends along with an image: the descriptor, which names it, and the signature of the
/// descriptor. Each is a file beside the image, `thermo-1.5.0.bin.sig` or
/// `thermo-1.5.0.descriptor`.
sealed interface Papers {

    /// In base64, as the server wants it.
    record Signature(String base64) implements Papers {}

    record Names(Descriptor descriptor) implements Papers {}

    /// It looks like one of them and is none.
    record Unreadable() implements Papers {}

    /// The most that any paper has.
    int MOST = 4_096;

    int RAW_SIGNATURE = 64;
    int LINES = 7;

    static boolean isOne(Path file) {
        return ending(file).isPresent();
    }

    /// Whether `paper` lies beside an image of that name.
    static boolean belongs(Path paper, String image) {
        var stem = name(paper).substring(0, name(paper).lastIndexOf('.'));
        return stem.equals(image) || stem.equals(FileName.of(image).stem());
    }

    private static Optional<String> ending(Path file) {
        var name = name(file);
        return name.endsWith(".sig") || name.endsWith(".descriptor")
                ? Optional.of(name.substring(name.lastIndexOf('.')))
                : Optional.empty();
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    static Papers read(Path file) throws IOException {
        if (Files.size(file) > MOST) {
            return new Unreadable();
        }
        var bytes = Files.readAllBytes(file);
        return ending(file).orElse("").equals(".sig") ? signature(bytes) : names(bytes);
    }

    /// Both as the tools leave it: the bare bytes, or base64 already.
    private static Papers signature(byte[] bytes) {
        if (bytes.length == RAW_SIGNATURE) {
            return new Signature(Base64.getEncoder().encodeToString(bytes));
        }
        var text = new String(bytes, StandardCharsets.US_ASCII).strip();
        try {
            return Base64.getDecoder().decode(text).length == RAW_SIGNATURE
                    ? new Signature(text)
                    : new Unreadable();
        } catch (IllegalArgumentException _) {
            return new Unreadable();
        }
    }

    private static Papers names(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        var lines = text.split("\n", -1);
        var read = lines.length < LINES ? null : descriptor(lines);
        return read != null && text.equals(new String(read.bytes(), StandardCharsets.UTF_8))
                ? new Names(read)
                : new Unreadable();
    }

    private static @Nullable Descriptor descriptor(String[] lines) {
        try {
            return new Descriptor(
                    lines[1],
                    lines[2],
                    lines[3],
                    new Digest(lines[4]),
                    Long.parseLong(lines[5]),
                    Long.parseLong(lines[6]));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
