package calypte.console.frame;

/// Asks the operator before something is done.
public interface Confirmation {

    /// @param yes is run when the operator says so, and never otherwise
    void ask(Question question, Runnable yes);
}
