package calypte.console.client;

/// Nothing was asked of the server: the console is read-only.
public final class Locked extends Trouble {

    Locked() {
        super("the console is read-only; nothing was changed");
    }
}
