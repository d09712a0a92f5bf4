package calypte.console.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Writes calls of the operator API down for a shell, the very calls that [FleetClient] makes. The
/// token is `$CALYPTE_TOKEN`.
public final class Recipes {

    private static final String NEXT = " \\\n  ";

    private final URI server;

    Recipes(URI server) {
        this.server = server;
    }

    /// In the query names and values alternate; what is null or empty is left out.
    public Recipe get(String path, @Nullable Object... query) {
        return recipe("", Wire.query(path, query), "");
    }

    public Recipe post(String path, Object body) {
        return recipe("-X POST ", path, body("application/json", body));
    }

    /// A merge-patch of what is at `path`.
    public Recipe patch(String path, Object body) {
        return recipe("-X PATCH ", path, body("application/merge-patch+json", body));
    }

    public Recipe delete(String path) {
        return recipe("-X DELETE ", path, "");
    }

    /// What is said to the broker alone.
    public Recipe mosquitto(String line) {
        return Recipe.ofMosquitto(server, line);
    }

    private Recipe recipe(String method, String path, String body) {
        var url = ShellWord.quoted(server.resolve(path).toString());
        var curl =
                "curl -fsS "
                        + method
                        + url
                        + NEXT
                        + "-H \"Authorization: Bearer $CALYPTE_TOKEN\""
                        + body;
        return new Recipe(server, curl, null, null);
    }

    private static String body(String kind, Object body) {
        var json = Json.MAPPER.writeValueAsString(body);
        return NEXT + "-H 'Content-Type: " + kind + "'" + NEXT + "-d " + ShellWord.quoted(json);
    }
}
