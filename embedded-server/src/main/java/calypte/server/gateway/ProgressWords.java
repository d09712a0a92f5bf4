package calypte.server.gateway;

import calypte.model.update.Progress;
import calypte.server.http.Body;
import calypte.server.http.Parse;
import org.jspecify.annotations.Nullable;

/// Reads a device's progress message. Refuses what is wrong.
final class ProgressWords {

    private static final int LONGEST_MESSAGE = 500;
    private static final int WHOLE = 100;
    private static final int MOST_ATTEMPTS = 1_000_000;

    private ProgressWords() {}

    static Progress read(Body body) {
        var update = body.required("update_id", Parse::uuid);
        var state = body.required("state", Parse.oneOf(Progress.State.class));
        var attempt = whole(body, "attempt", MOST_ATTEMPTS);
        var percent = whole(body, "percent", WHOLE);
        var error = body.object("error");
        var failure = error == null ? null : failure(error);
        body.check();
        return new Progress(update.value(), attempt, state.value(), percent, failure);
    }

    private static Progress.@Nullable Failure failure(Body error) {
        var code = error.required("code", Parse.oneOf(Progress.Code.class)).parsed();
        var message = error.text("message");
        return code == null ? null : new Progress.Failure(code, shortened(message));
    }

    private static @Nullable Integer whole(Body body, String field, int most) {
        var number = body.integer(field);
        if (number != null && (number < 0 || number > most)) {
            body.wrong(field, "must be between 0 and " + most);
            return null;
        }
        return number == null ? null : number.intValue();
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= LONGEST_MESSAGE
                ? text
                : text.substring(0, LONGEST_MESSAGE);
    }
}
