package calypte.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Stands before every route of the operator API: a web page in the operator's browser must not
/// reach it, not by a name of its own for our address (421) nor from an origin of its own (403),
/// and nobody does without the token (401).
public final class OperatorGate implements Filter {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /// The gate never says more than these to whoever holds no token.
    private static final Set<String> OPEN = Set.of("/health/live", "/health/ready");

    private static final String BEARER = "bearer ";

    private final OperatorToken token;
    private final String bound;
    private final @Nullable String publicHost;

    /// @param bound the host that the listener is bound to
    /// @param publicHost how the world names us, with a port where it is not the listener's
    public OperatorGate(OperatorToken token, String bound, @Nullable String publicHost) {
        this.token = token;
        this.bound = bracketed(bound.toLowerCase(Locale.ROOT));
        this.publicHost = publicHost == null ? null : publicHost.toLowerCase(Locale.ROOT);
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (!isOurs(request.authority(), request)) {
            Problem.of(
                            Status.MISDIRECTED_REQUEST_421,
                            "misdirected",
                            "this server does not go by that name; calypte.http.public-host gives it one")
                    .send(response);
        } else if (!isFromUs(request)) {
            Problem.of(Status.FORBIDDEN_403, "foreign-origin", "no web page may call this API")
                    .send(response);
        } else if (OPEN.contains(request.path().path()) || hasToken(request)) {
            chain.proceed();
        } else {
            response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"calypte\"");
            Problem.of(
                            Status.UNAUTHORIZED_401,
                            "unauthorized",
                            "the operator's token is missing or wrong; it is in operator.token in the data folder")
                    .send(response);
        }
    }

    private boolean isOurs(String authority, RoutingRequest request) {
        var name = authority.toLowerCase(Locale.ROOT);
        var port = request.localPeer().port();
        if (name.equals(publicHost)) {
            return true;
        }
        var suffix = ":" + port;
        if (!name.endsWith(suffix)) {
            return port == (request.isSecure() ? 443 : 80) && isOurHost(name);
        }
        return isOurHost(name.substring(0, name.length() - suffix.length()));
    }

    private boolean isOurHost(String host) {
        return LOOPBACK.contains(host) || host.equals(bound) || host.equals(publicHost);
    }

    private boolean isFromUs(RoutingRequest request) {
        var origins = request.headers().values(HeaderNames.ORIGIN);
        return origins.stream().allMatch(origin -> isOurOrigin(origin, request));
    }

    private boolean isOurOrigin(String origin, RoutingRequest request) {
        try {
            var uri = new URI(origin);
            return (request.isSecure() ? "https" : "http").equalsIgnoreCase(uri.getScheme())
                    && uri.getRawAuthority() != null
                    && isOurs(uri.getRawAuthority(), request);
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private boolean hasToken(RoutingRequest request) {
        return request.headers()
                .first(HeaderNames.AUTHORIZATION)
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .filter(value -> token.matches(value.substring(BEARER.length()).strip()))
                .isPresent();
    }

    private static String bracketed(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }
}
