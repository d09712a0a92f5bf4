package calypte.console.frame;

/// The way from one screen to another. Screens know places, never each other.
public interface Navigator {

    /// Goes there in this window.
    void open(Place place);

    /// Opens a window of its own for it.
    void openInWindow(Place place);

    /// Does a command by its id, as the palette would: what the lock forbids is not done.
    void run(String command);

    /// Back to where one came from, as it was left.
    void back();
}
