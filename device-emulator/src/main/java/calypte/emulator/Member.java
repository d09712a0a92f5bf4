package calypte.emulator;

import calypte.emulator.link.Identity;
import calypte.emulator.scenario.Behaviour;

/// One device of a [Fleet], before it is switched on.
///
/// @param firmware in its flash when it is first switched on
public record Member(Identity identity, String firmware, Behaviour behaviour, Protocol protocol) {}
