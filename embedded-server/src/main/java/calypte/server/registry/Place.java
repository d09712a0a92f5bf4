package calypte.server.registry;

import java.util.UUID;

/// Which phase of a rollout a device is in.
public record Place(UUID device, int phase) {}
