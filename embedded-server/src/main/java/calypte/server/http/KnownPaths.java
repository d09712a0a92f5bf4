package calypte.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRoute;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpSecurity;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The routes of a listener while they are put together. Where there is a GET there is a HEAD too,
/// and a path that is asked by another method than it has says which those are.
final class KnownPaths implements HttpRouting.Builder {

    private final HttpRouting.Builder routing;
    private final List<Way> ways = new ArrayList<>();

    KnownPaths(HttpRouting.Builder routing) {
        this.routing = routing;
    }

    private record Way(Pattern path, Method method) {}

    /// All routes are there: whatever comes behind them was asked in vain.
    void end() {
        routing.any(this::refuse);
    }

    /// Helidon goes on to what is not found.
    private void refuse(ServerRequest request, ServerResponse response) {
        var allowed = new TreeSet<String>();
        var path = request.path().absolute().path();
        for (var way : ways) {
            if (way.path.matcher(path).matches()) {
                allowed.add(way.method.text());
            }
        }
        // A path may look like one of ours and not be it: nobody found it by a method it has.
        if (allowed.isEmpty() || allowed.contains(request.prologue().method().text())) {
            response.next();
            return;
        }
        var methods = String.join(", ", allowed);
        response.header(HeaderNames.ALLOW, methods);
        Problem.of(
                        Status.METHOD_NOT_ALLOWED_405,
                        "method-not-allowed",
                        "this path takes " + methods)
                .send(response);
    }

    /// The same handler: a [Visitor] lets no body through in answer to a HEAD.
    private void note(HttpRules rules, String prefix, Method method, String path, Handler handler) {
        rules.route(HttpRoute.builder().methods(method).path(path).handler(handler).build());
        ways.add(new Way(pattern(prefix + path), method));
        if (method.equals(Method.GET)) {
            note(rules, prefix, Method.HEAD, path, handler);
        }
    }

    /// `/devices/{id}` as it is asked for, with or without a slash at its end.
    private static Pattern pattern(String path) {
        var one = path.replaceAll("/+", "/").replaceAll("/$", "");
        return Pattern.compile(one.replaceAll("\\{[^}]+}", "[^/]+") + "/?");
    }

    @Override
    public HttpRouting.Builder route(Method method, String path, Handler handler) {
        note(routing, "", method, path, handler);
        return this;
    }

    @Override
    public HttpRouting.Builder route(HttpRoute route) {
        routing.route(route);
        return this;
    }

    @Override
    public HttpRouting.Builder register(HttpService... services) {
        return register("/", services);
    }

    @Override
    public HttpRouting.Builder register(String path, HttpService... services) {
        for (var service : services) {
            routing.register(path, (HttpService) rules -> service.routing(new Within(rules, path)));
        }
        return this;
    }

    @Override
    public HttpRouting.Builder addFilter(Filter filter) {
        routing.addFilter(filter);
        return this;
    }

    @Override
    public HttpRouting.Builder addFeature(Supplier<? extends HttpFeature> feature) {
        routing.addFeature(feature);
        return this;
    }

    @Override
    public <T extends Throwable> HttpRouting.Builder error(
            Class<T> type, ErrorHandler<? super T> handler) {
        routing.error(type, handler);
        return this;
    }

    @Override
    public HttpRouting.Builder maxReRouteCount(int count) {
        routing.maxReRouteCount(count);
        return this;
    }

    @Override
    public HttpRouting.Builder security(HttpSecurity security) {
        routing.security(security);
        return this;
    }

    @Override
    public HttpRouting.Builder copy() {
        return routing.copy();
    }

    @Override
    public HttpRouting build() {
        return routing.build();
    }

    /// The rules of one service, below its path.
    private final class Within implements HttpRules {

        private final HttpRules rules;
        private final String path;

        Within(HttpRules rules, String path) {
            this.rules = rules;
            this.path = path;
        }

        @Override
        public HttpRules route(Method method, String below, Handler handler) {
            note(rules, path, method, below, handler);
            return this;
        }

        @Override
        public HttpRules route(HttpRoute route) {
            rules.route(route);
            return this;
        }

        @Override
        public HttpRules register(HttpService... services) {
            rules.register(services);
            return this;
        }

        @Override
        public HttpRules register(String below, HttpService... services) {
            rules.register(below, services);
            return this;
        }
    }
}
