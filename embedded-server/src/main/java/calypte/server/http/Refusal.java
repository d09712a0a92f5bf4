package calypte.server.http;

import java.util.stream.Collectors;

/// Carries a [Problem] up from a field check to the one place that answers with it.
public final class Refusal extends RuntimeException {

    private final transient Problem problem;

    Refusal(Problem problem) {
        super(problem.slug(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /// One line for a log or an audit event: what is wrong, field by field.
    @Override
    public String getMessage() {
        if (problem.errors().isEmpty()) {
            return problem.detail();
        }
        return problem.errors().stream()
                .map(error -> error.pointer() + " " + error.detail())
                .collect(Collectors.joining("; "));
    }
}
