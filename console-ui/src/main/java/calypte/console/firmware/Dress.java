package calypte.console.firmware;

import calypte.console.client.FirmwareEntry.Signature;
import calypte.console.look.Looks;
import calypte.model.firmware.Firmware.State;
import javafx.scene.control.Labeled;

/// States of firmware as icon, word and colour.
final class Dress {

    private Dress() {}

    static void dress(Labeled label, FirmwareRow row) {
        var state = row.entry().state();
        label.setText(row.state());
        Looks.dress(label, Looks.icon(icon(state)), style(state));
    }

    private static String icon(State state) {
        return switch (state) {
            case DRAFT -> "mdi2p-pencil-outline";
            case PUBLISHED -> "mdi2c-check-circle-outline";
            case DEPRECATED -> "mdi2a-archive-arrow-down-outline";
            case REVOKED -> "mdi2c-cancel";
        };
    }

    private static String style(State state) {
        return switch (state) {
            case DRAFT -> "severity-info";
            case PUBLISHED -> "badge-in-sync";
            case DEPRECATED -> "badge-pending";
            case REVOKED -> "badge-failed";
        };
    }

    static void dressSignature(Labeled label, FirmwareRow row) {
        label.setText(row.signatureWord());
        Looks.dress(label, Looks.icon(icon(row.signature())), style(row.signature()));
    }

    private static String icon(Signature.State state) {
        return switch (state) {
            case UNSIGNED -> "mdi2m-minus";
            case UNVERIFIED -> "mdi2s-shield-outline";
            case VALID -> "mdi2s-shield-check-outline";
        };
    }

    private static String style(Signature.State state) {
        return switch (state) {
            case UNSIGNED -> "severity-info";
            case UNVERIFIED -> "badge-pending";
            case VALID -> "badge-in-sync";
        };
    }
}
