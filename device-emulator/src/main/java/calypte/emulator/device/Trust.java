package calypte.emulator.device;

import calypte.model.firmware.Signature;
import calypte.model.firmware.TrustedKeys;
import calypte.model.update.UpdateOrder;

/// Whom a device trusts to have made its images.
@FunctionalInterface
public interface Trust {

    /// A device that checks no signatures.
    Trust EVERYBODY = _ -> true;

    /// A device that takes nothing but what the owner of one of these keys has signed. If there are
    /// none, it takes anything.
    static Trust in(TrustedKeys keys) {
        return keys.isEmpty() ? EVERYBODY : order -> isSigned(keys, order);
    }

    private static boolean isSigned(TrustedKeys keys, UpdateOrder order) {
        var signature = order.firmware().signature();
        if (signature == null) {
            return false;
        }
        try {
            return order.descriptor()
                    .flatMap(descriptor -> keys.signer(descriptor, new Signature(signature)))
                    .isPresent();
        } catch (IllegalArgumentException _) {
            return false; // no signature, or no descriptor, at all
        }
    }

    /// Whether somebody trusted has signed what is ordered. The image itself is the one ordered.
    boolean covers(UpdateOrder order);
}
