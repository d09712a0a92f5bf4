package calypte.console;

/// Lets the program stop cleanly when it is interrupted or told to end.
final class Stopping {

    private Stopping() {}

    /// Closes `part` before the process ends, however it is asked to.
    static void closes(AutoCloseable part) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(part), "stopping"));
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.err.println("calypte: a part of the program did not stop cleanly: " + e);
        }
    }
}
