package calypte.console.rollouts;

import calypte.console.client.Problem;
import calypte.console.rollouts.Entry.Step;
import java.util.EnumMap;
import java.util.Map;

/// What the server says of single fields, each where it belongs.
final class Complaints {

    private Complaints() {}

    static Map<Entry, String> of(Problem problem) {
        var wrong = new EnumMap<Entry, String>(Entry.class);
        for (var entry : Entry.values()) {
            problem.errors().stream()
                    .filter(error -> entry.isMeantBy(error.pointer()))
                    .findFirst()
                    .ifPresent(error -> wrong.put(entry, error.detail()));
        }
        if (problem.isCalled("invalid-query")) {
            wrong.put(Entry.FILTER, said(problem));
        }
        return wrong;
    }

    /// Without the words for what else a query may have.
    private static String said(Problem problem) {
        return String.valueOf(problem.getMessage()).replaceFirst("^filter, sort or cursor: ", "");
    }

    /// The step at which the first of them is to be mended.
    static Step earliest(Map<Entry, String> wrong) {
        return wrong.keySet().stream().map(Entry::step).min(Step::compareTo).orElse(Step.SCOPE);
    }
}
