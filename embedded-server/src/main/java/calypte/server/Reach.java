package calypte.server;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Tries whether a device gateway answers at an address, as a device would call it, but from here.
final class Reach {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long MOST_BYTES = 64 << 10;

    /// What the gateway says to a registration that holds nothing. It changes nothing, and nobody
    /// is taken for a stranger.
    private static final String SURE_SIGN = "\"/problems/invalid-fields\"";

    private Reach() {}

    /// What was found there.
    enum Verdict {
        REACHED("a Calypte gateway answers there"),
        OTHER("something answers there, but it is not a Calypte gateway"),
        REFUSED("nobody listens there"),
        UNKNOWN_HOST("the host is unknown"),
        UNTRUSTED("its certificate is not trusted from here; devices need to trust it too"),
        TIMED_OUT("nothing was heard from there in time"),
        FAILED("the connection broke");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }
    }

    /// The components are the wire's fields.
    ///
    /// @param httpStatus null if there was no answer
    record Found(
            URI url,
            boolean reachable,
            Verdict verdict,
            String detail,
            @Nullable Integer httpStatus,
            long tookMs) {}

    /// The way of a device, so no proxy of the server's and no redirect.
    static Found test(URI url) {
        return test(url, PATIENCE);
    }

    static Found test(URI url, Duration patience) {
        var began = System.nanoTime();
        try (var client =
                HttpClient.newBuilder()
                        .connectTimeout(patience)
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            try {
                var answer = client.send(registration(url, patience), body());
                var isOurs = answer.statusCode() == 400 && answer.body().contains(SURE_SIGN);
                return found(
                        url, isOurs ? Verdict.REACHED : Verdict.OTHER, answer.statusCode(), began);
            } finally {
                client.shutdownNow();
            }
        } catch (IOException e) {
            return found(url, verdict(e), null, began);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return found(url, Verdict.FAILED, null, began);
        }
    }

    private static HttpRequest registration(URI url, Duration patience) {
        var base = url.toString().replaceAll("/+$", "");
        return HttpRequest.newBuilder(URI.create(base + "/gateway/registration"))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();
    }

    private static HttpResponse.BodyHandler<String> body() {
        return BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES);
    }

    private static Verdict verdict(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case HttpConnectTimeoutException _ -> {
                    return Verdict.TIMED_OUT;
                }
                case HttpTimeoutException _ -> {
                    return Verdict.TIMED_OUT;
                }
                case UnresolvedAddressException _ -> {
                    return Verdict.UNKNOWN_HOST;
                }
                case SSLException _ -> {
                    return Verdict.UNTRUSTED;
                }
                default -> {}
            }
        }
        return failure instanceof ConnectException ? Verdict.REFUSED : Verdict.FAILED;
    }

    private static Found found(URI url, Verdict verdict, @Nullable Integer status, long began) {
        var took = Duration.ofNanos(System.nanoTime() - began).toMillis();
        return new Found(url, verdict == Verdict.REACHED, verdict, verdict.words, status, took);
    }
}
