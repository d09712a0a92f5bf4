package calypte.emulator.device;

import calypte.model.update.Progress.Code;

/// The parts of an update, each of which can go wrong in its own way.
public enum Moment {
    DOWNLOAD,
    VERIFY,
    INSTALL,
    BOOT;

    /// When a failure with this reason shows.
    static Moment of(Code code) {
        return switch (code) {
            case NO_SPACE, DOWNLOAD_FAILED -> DOWNLOAD;
            case HASH_MISMATCH, SIGNATURE_INVALID, INCOMPATIBLE -> VERIFY;
            case LOW_BATTERY, BUSY, INSTALL_FAILED, UNKNOWN -> INSTALL;
            case BOOT_FAILED -> BOOT;
        };
    }

    /// What a device has done when it is over, in words.
    public String words() {
        return switch (this) {
            case DOWNLOAD -> "downloaded";
            case VERIFY -> "checked the image";
            case INSTALL -> "installed";
            case BOOT -> "booted";
        };
    }
}
