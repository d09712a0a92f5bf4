package calypte.server.broker;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Who the server is to its own broker. Made anew at each start and known to this process only.
///
/// No device can have the user name: a serial has no dot.
public record ServerAccount(String user, String password) {

    private static final String USER = "calypte.server";

    static ServerAccount fresh() {
        return new ServerAccount(USER, secret());
    }

    static String secret() {
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    @Override
    public String toString() {
        return user;
    }
}
