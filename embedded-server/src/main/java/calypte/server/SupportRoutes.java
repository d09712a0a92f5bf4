package calypte.server;

import calypte.server.http.Body;
import calypte.server.http.Json;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What helps when something does not work: `GET /support-bundle`, `POST /fleet/address-test`.
final class SupportRoutes implements HttpService {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final SupportBundle bundle;
    private final Supplier<URI> deviceUrl;

    SupportRoutes(SupportBundle bundle, Supplier<URI> deviceUrl) {
        this.bundle = bundle;
        this.deviceUrl = deviceUrl;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/support-bundle", this::bundle).post("/fleet/address-test", this::test);
    }

    private void bundle(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, "application/zip")
                .header(
                        HeaderNames.CONTENT_DISPOSITION,
                        "attachment; filename=\"calypte-support.zip\"");
        response.send(bundle.zip());
    }

    /// Without an address, the one that devices are told is tried.
    private void test(ServerRequest request, ServerResponse response) {
        var body = Body.of(request);
        var url = body.optional("url", SupportRoutes::address);
        body.check();
        var tried = Optional.ofNullable(url).orElseGet(deviceUrl);
        Json.send(response, Status.OK_200, Reach.test(tried));
    }

    private static URI address(String text) {
        try {
            var url = new URI(text);
            if (SCHEMES.contains(String.valueOf(url.getScheme()))
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getQuery() == null
                    && url.getFragment() == null) {
                return url;
            }
        } catch (URISyntaxException _) {
            // said below, like an address that is none for a device
        }
        throw new IllegalArgumentException("must be a plain URL like https://gateway.example:8481");
    }
}
