package calypte.console.client;

import calypte.console.client.AuditEvent.Severity;
import calypte.model.device.DeviceId;
import calypte.model.device.DeviceTypeId;
import calypte.model.firmware.FirmwareId;
import calypte.model.rollout.RolloutId;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/// How the wire's JSON becomes our records, and back.
final class Json {

    static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .changeDefaultPropertyInclusion(
                            now -> now.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .addModule(identifiers())
                    .build();

    private Json() {}

    static JavaType pageOf(Class<?> item) {
        return MAPPER.getTypeFactory().constructParametricType(Page.class, item);
    }

    static Device device(String json) {
        return MAPPER.readValue(json, Device.class);
    }

    static AuditEvent auditEvent(String json) {
        return auditEvent(MAPPER.readTree(json));
    }

    /// ECS allows both nested objects and dotted names, and so do we.
    static AuditEvent auditEvent(JsonNode ecs) {
        return new AuditEvent(
                at(ecs, "event", "sequence").asLong(0),
                Instant.parse(ecs.path("@timestamp").asString()),
                severity(at(ecs, "log", "level").asString("info")),
                at(ecs, "event", "action").asString(""),
                at(ecs, "event", "outcome").asString(""),
                ecs.path("message").asString(""),
                deviceId(at(ecs, "device", "id")),
                text(at(ecs, "device", "serial_number")),
                text(at(ecs, "user", "name")),
                MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(ecs));
    }

    private static JsonNode at(JsonNode ecs, String object, String field) {
        var nested = ecs.path(object).path(field);
        return nested.isMissingNode() ? ecs.path(object + "." + field) : nested;
    }

    private static @Nullable DeviceId deviceId(JsonNode node) {
        return node.isString() ? new DeviceId(UUID.fromString(node.asString())) : null;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }

    private static Severity severity(String level) {
        return switch (level.toLowerCase(Locale.ROOT)) {
            case "warn", "warning" -> Severity.WARNING;
            case "error", "fatal", "critical" -> Severity.ERROR;
            default -> Severity.INFO;
        };
    }

    private static SimpleModule identifiers() {
        var module = new SimpleModule();
        identifier(module, DeviceId.class, DeviceId::new);
        identifier(module, DeviceTypeId.class, DeviceTypeId::new);
        identifier(module, FirmwareId.class, FirmwareId::new);
        identifier(module, RolloutId.class, RolloutId::new);
        return module;
    }

    private static <T> void identifier(SimpleModule module, Class<T> type, Function<UUID, T> of) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(type, new Identifier<>(type, of));
    }

    /// An identifier is a record here and a string on the wire.
    private static final class Identifier<T> extends StdDeserializer<T> {

        private final transient Function<UUID, T> of;

        Identifier(Class<T> type, Function<UUID, T> of) {
            super(type);
            this.of = of;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            return of.apply(context.readValue(parser, UUID.class));
        }
    }
}
