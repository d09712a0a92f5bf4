package calypte.server.http;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The query and the path of a request, checked like the fields of a [Body].
public final class Query {

    private final ServerRequest request;

    private Query(ServerRequest request) {
        this.request = request;
    }

    public static Query of(ServerRequest request) {
        return new Query(request);
    }

    /// An id in the path; empty if it cannot be one, and so is the id of nothing.
    public static Optional<UUID> id(ServerRequest request, String name) {
        try {
            return Optional.of(Parse.uuid(request.path().pathParameters().get(name)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Null if it is absent.
    public @Nullable String text(String name) {
        return request.query().first(name).orElse(null);
    }

    /// One of a few words; the first if it is absent.
    public String oneOf(String name, String... words) {
        var text = request.query().first(name).orElse(words[0]);
        if (!List.of(words).contains(text)) {
            throw refused(name, "must be one of " + String.join(", ", words));
        }
        return text;
    }

    /// A whole number within bounds, or `usual` if it is absent.
    public int number(String name, int usual, int least, int most) {
        var number = whole(name, least, most);
        return number == null ? usual : (int) (long) number;
    }

    /// A whole number within bounds; null if it is absent.
    public @Nullable Long whole(String name, long least, long most) {
        var text = text(name);
        if (text == null) {
            return null;
        }
        try {
            var number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // refused below, like a number out of bounds
        }
        throw refused(name, "must be a whole number from " + least + " to " + most);
    }

    /// The answer of something that reads filters and cursors, and says with an
    /// `IllegalArgumentException` what is wrong with them.
    public <T> T understood(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (IllegalArgumentException e) {
            throw refused("filter, sort or cursor", String.valueOf(e.getMessage()));
        }
    }

    private static Refusal refused(String name, String detail) {
        return Problem.of(Status.BAD_REQUEST_400, "invalid-query", name + ": " + detail)
                .asRefusal();
    }
}
