package calypte.console.commands;

import calypte.model.firmware.Descriptor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What the maker of a firmware says of it: its place among the releases, and a signature.
final class Provenance {

    @Option(
            names = "--sequence",
            paramLabel = "N",
            description = "the maker's count of releases; signed with the rest")
    private @Nullable Long sequence;

    @Option(
            names = "--sign-with",
            paramLabel = "FILE",
            description = "the maker's Ed25519 key in PEM; - is stdin; needs --sequence")
    private @Nullable String keyFile;

    @Option(
            names = "--signature-file",
            paramLabel = "FILE",
            description = "a signature made elsewhere, in base64; needs --sequence")
    private @Nullable String signatureFile;

    /// What is wrong with the options; null if nothing is.
    @Nullable String objection() {
        if (keyFile != null && signatureFile != null) {
            return "give either --sign-with or --signature-file";
        }
        return (keyFile != null || signatureFile != null) && sequence == null
                ? "a signature needs --sequence"
                : null;
    }

    /// Adds it to what `POST /firmware` is told.
    void addTo(Map<String, Object> body, String type, Image image, FleetCommand command)
            throws IOException, CommandFailure {
        if (sequence == null) {
            return;
        }
        body.put("sequence", sequence);
        if (signatureFile != null) {
            var bytes = command.contentOf(signatureFile);
            body.put("signature", new String(bytes, StandardCharsets.US_ASCII).strip());
        }
        if (keyFile != null) {
            var maker = Maker.read(command.contentOf(keyFile));
            body.put("signature", maker.sign(descriptor(body, type, image, sequence)));
        }
    }

    private static Descriptor descriptor(
            Map<String, Object> body, String type, Image image, long sequence) {
        return new Descriptor(
                String.valueOf(body.get("serial")),
                type,
                String.valueOf(body.get("version")),
                image.sha256(),
                image.size(),
                sequence);
    }
}
