package calypte.console.csv;

/// A file is no CSV, or none of devices. The message is for whoever gave it.
public final class Unreadable extends Exception {

    Unreadable(String message) {
        super(message);
    }
}
