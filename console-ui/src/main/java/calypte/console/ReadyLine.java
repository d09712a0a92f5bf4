package calypte.console;

import calypte.server.CalypteServer.Addresses;

/// The one line on stdout that a script can wait for.
final class ReadyLine {

    private ReadyLine() {}

    static String of(Addresses at) {
        return "ready operator=%s device=%s mqtt=%s data=%s"
                .formatted(at.operator(), at.device(), at.mqtt(), at.data());
    }
}
