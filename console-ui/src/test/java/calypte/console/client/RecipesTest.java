package calypte.console.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RecipesTest {

    private final Recipes recipes = new Recipes(URI.create("http://127.0.0.1:8480"));

    @Test
    void aCallIsALineThatCanBePasted() {
        var recipe = recipes.post("/devices/7b0e/hold", Map.of("reason", "it's wet"));

        assertThat(recipe.curl())
                .isEqualTo(
                        """
                        curl -fsS -X POST http://127.0.0.1:8480/devices/7b0e/hold \\
                          -H "Authorization: Bearer $CALYPTE_TOKEN" \\
                          -H 'Content-Type: application/json' \\
                          -d '{"reason":"it'\\''s wet"}'\
                        """);
        assertThat(recipe.calypte()).isNull();
        assertThat(recipe.mosquitto()).isNull();
    }

    @Test
    void aFilterIsNoPatternOfTheShell() {
        assertThat(recipes.get("/devices", "filter", "name==*pump*", "cursor", null).curl())
                .startsWith("curl -fsS 'http://127.0.0.1:8480/devices?filter=name%3D%3D*pump*'");
    }

    @Test
    void ourOwnProgramIsToldTheServer() {
        assertThat(recipes.delete("/devices/7b0e").orCalypte("device", "hold", "a b").calypte())
                .isEqualTo("calypte device hold 'a b' --url http://127.0.0.1:8480");
    }

    @Test
    void aDeviceSpeaksAndHears() {
        var mosquitto = Mosquitto.at("mqtts://fleet.example:8883");

        assertThat(mosquitto.publish("pump-1", "a/b", "{\"x\":1}"))
                .isEqualTo(
                        "mosquitto_pub -V 5 -h fleet.example -p 8883 --tls-use-os-certs -u pump-1"
                                + " -P \"$SHARED_KEY\" -i pump-1 -q 1 -t a/b -m '{\"x\":1}'");
        assertThat(mosquitto.subscribe("pump-1", "a/b", "a/c")).endsWith(" -q 1 -t a/b -t a/c");
    }
}
