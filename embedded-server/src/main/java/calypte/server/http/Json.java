package calypte.server.http;

import calypte.model.update.UpdateOrder;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// JSON as it goes over the wire: `snake_case` names in the order of the record, times in RFC 3339,
/// enums by name, absent values as `null`. Only a `Boolean` that is absent is left out, for such a
/// flag says something by being there at all; and what an order could say of a signature, for most
/// devices know of none.
public final class Json {

    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxNameLength(256)
                    .maxNumberLength(64)
                    .maxStringLength(65_536)
                    .build();

    private static final JsonInclude.Value PRESENT =
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL);

    private static final JsonMapper MAPPER =
            JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build())
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .withConfigOverride(Boolean.class, flag -> flag.setInclude(PRESENT))
                    .withConfigOverride(UpdateOrder.Image.class, image -> image.setInclude(PRESENT))
                    .build();

    private Json() {}

    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    public static void send(ServerResponse response, Status status, Object value) {
        response.status(status).header(HeaderValues.CONTENT_TYPE_JSON).send(bytes(value));
    }

    /// Any JSON value, within limits of depth and length; a name that comes twice is refused too.
    public static JsonNode read(byte[] json) throws Malformed {
        try {
            var value = MAPPER.readTree(json);
            if (value.isMissingNode()) {
                throw new Malformed("there is nothing where JSON should be");
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw new Malformed("the JSON is nested too deep, or a part of it is too long");
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new Malformed(
                    at == null
                            ? "this is not JSON"
                            : "this is not JSON, see line %d, column %d"
                                    .formatted(at.getLineNr(), at.getColumnNr()));
        }
    }
}
