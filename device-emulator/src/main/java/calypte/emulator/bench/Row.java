package calypte.emulator.bench;

/// One line of figures, in the words and the order of the wire contract.
///
/// @param serverCpuMsPerOp user and system time of the server process, everything in it included
/// @param serverRssMb its resident memory when the work was done
record Row(
        String work,
        long count,
        double wallMs,
        double perSecond,
        double p50Ms,
        double p99Ms,
        double serverCpuMsPerOp,
        double serverRssMb,
        long errors) {}
