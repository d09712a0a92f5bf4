package calypte.emulator;

/// What a fleet has come through so far.
///
/// @param connections made; one a boot for those that speak HTTP only
/// @param refusals by the server, of a connection or an HTTP registration
/// @param failures updates that failed or were refused, by the devices' own word
/// @param proofs updates that the server agreed to be proven
public record Counters(
        long devices,
        long connections,
        long refusals,
        long lost,
        long registrations,
        long orders,
        long failures,
        long proofs) {}
