package calypte.server.firmware;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// The serial and shared key that came as HTTP Basic (RFC 7617). Printing one shows no key.
record BasicCredential(String serial, String sharedKey) {

    private static final String SCHEME = "basic ";

    /// Empty if there is none, or it cannot be read.
    static Optional<BasicCredential> of(ServerRequest request) {
        return request.headers()
                .first(HeaderNames.AUTHORIZATION)
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .flatMap(value -> decode(value.substring(SCHEME.length()).strip()));
    }

    private static Optional<BasicCredential> decode(String base64) {
        try {
            var text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            var colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(
                            new BasicCredential(
                                    text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return serial + ":(shared key)";
    }
}
