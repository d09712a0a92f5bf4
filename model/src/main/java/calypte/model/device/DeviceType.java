package calypte.model.device;

/// A kind of hardware.
///
/// A device of a type with `recoverUnknown` that runs firmware nobody knows is brought back to its
/// assigned firmware like any other that drifts.
public record DeviceType(
        DeviceTypeId id, String name, String description, boolean recoverUnknown) {}
