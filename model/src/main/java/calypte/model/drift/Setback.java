package calypte.model.drift;

import calypte.model.update.Ending;

/// How the last attempt at a goal ended, when it did not end in proof.
///
/// @param detail for a person; may hold the device's own words
public record Setback(Ending kind, String detail) {
    public Setback {
        if (kind == Ending.PROVEN) {
            throw new IllegalArgumentException("a proof is no setback");
        }
    }
}
