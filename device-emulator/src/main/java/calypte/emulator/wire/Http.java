package calypte.emulator.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import calypte.model.device.DeviceSerial;
import calypte.model.device.SharedKey;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webclient.api.HttpClientRequest;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.WebClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// HTTP as this module speaks it: small bodies there and back, one client for a whole fleet.
///
/// Each request has a connection of its own. Devices speak rarely, so one that was kept would
/// mostly be found closed, and Helidon's client does not try again.
public final class Http {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(30);

    private final WebClient client;

    public Http() {
        this.client =
                WebClient.builder()
                        .connectTimeout(CONNECT)
                        .readTimeout(READ)
                        .keepAlive(false)
                        .followRedirects(false)
                        .build();
    }

    /// Sends and waits for the whole answer, whatever its status.
    ///
    /// @param authorization the header's value, if there is to be one
    /// @throws IOException if there was no answer
    public Answer send(
            Method method, URI uri, @Nullable String authorization, String type, byte[] body)
            throws IOException {
        var request = request(method, uri, authorization);
        request.header(HeaderNames.CONTENT_TYPE, type);
        try (var response = body.length == 0 ? request.request() : request.submit(body)) {
            return new Answer(response.status().code(), bytes(response));
        } catch (RuntimeException e) {
            // Helidon's own exceptions for a broken line have no common type.
            throw new IOException(why(e), e);
        }
    }

    /// Sends a GET; whoever calls reads the body as it comes, and closes the response.
    ///
    /// @throws IOException if there was no answer
    public HttpClientResponse open(URI uri, String authorization) throws IOException {
        try {
            return request(Method.GET, uri, authorization).request();
        } catch (RuntimeException e) {
            // Helidon's own exceptions for a broken line have no common type.
            throw new IOException(why(e), e);
        }
    }

    private HttpClientRequest request(Method method, URI uri, @Nullable String authorization) {
        var request = client.method(method).uri(uri);
        return authorization == null
                ? request
                : request.header(HeaderNames.AUTHORIZATION, authorization);
    }

    private static byte[] bytes(HttpClientResponse response) {
        return response.entity().hasEntity() ? response.entity().as(byte[].class) : new byte[0];
    }

    private static String why(Throwable problem) {
        var cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        var message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    /// The value of `Authorization` for a device.
    public static String basic(DeviceSerial serial, SharedKey key) {
        var pair = (serial + ":" + key.value()).getBytes(ISO_8859_1);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /// What came back.
    public record Answer(int status, byte[] body) {
        public boolean isOk() {
            return status >= 200 && status < 300;
        }

        public String text() {
            return new String(body, UTF_8);
        }
    }
}
