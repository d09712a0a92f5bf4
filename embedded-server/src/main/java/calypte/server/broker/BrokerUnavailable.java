package calypte.server.broker;

/// The embedded broker could not be started; the message says why, and the way out, to an operator.
public final class BrokerUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    BrokerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
