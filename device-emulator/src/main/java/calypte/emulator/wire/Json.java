package calypte.emulator.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// The one JSON mapper of the module: `snake_case`, absent rather than null, and unmoved by fields
/// that it does not know.
public final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .changeDefaultPropertyInclusion(
                            all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private Json() {}

    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /// @throws IOException if the bytes are not what `type` needs
    public static <T> T read(byte[] json, Class<T> type) throws IOException {
        try {
            var value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new IOException("null instead of a " + type.getSimpleName());
            }
            return value;
        } catch (JacksonException e) {
            throw new IOException("not a " + type.getSimpleName(), e);
        }
    }
}
