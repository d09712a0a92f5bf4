package calypte.server.registry;

import calypte.model.firmware.Firmware;
import calypte.model.firmware.Provenance;
import calypte.model.firmware.Signature;
import calypte.server.http.Body;
import calypte.server.http.Problem;
import io.helidon.http.Status;
import java.util.Arrays;

/// How firmware is written on the operator API, and what is said when it cannot be taken.
public final class FirmwareWords {

    private FirmwareWords() {}

    /// The state that a firmware may begin with.
    static Firmware.State firstState(String text) {
        return Arrays.stream(new Firmware.State[] {Firmware.State.DRAFT, Firmware.State.PUBLISHED})
                .filter(state -> state.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be DRAFT or PUBLISHED"));
    }

    /// What the maker says of a firmware. His signature is over his sequence, among other things.
    static Provenance claim(Body body) {
        var sequence = body.integer("sequence");
        var signature = body.optional("signature", Signature::new);
        if (sequence != null && sequence < 0) {
            body.wrong("sequence", "must not be negative");
        }
        if (signature != null && sequence == null) {
            body.wrong("sequence", "is missing, and the signature is over it");
        }
        return new Provenance(sequence, signature, null, false);
    }

    public static Problem unknown() {
        return Problem.of(
                Status.NOT_FOUND_404, "unknown-firmware", "there is no firmware of that id");
    }

    public static Problem inUse(long running, long assigned) {
        return Problem.of(
                Status.CONFLICT_409,
                "firmware-in-use",
                running + assigned == 0
                        ? "a rollout speaks of it"
                        : "%d devices run it, and %d should".formatted(running, assigned));
    }

    public static Problem untrusted() {
        return Problem.of(
                Status.UNPROCESSABLE_CONTENT_422,
                "signature-invalid",
                "none of the trusted keys has signed this content for this firmware, so it was not"
                        + " kept");
    }
}
