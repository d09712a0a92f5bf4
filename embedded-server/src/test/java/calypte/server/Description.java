package calypte.server;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// One of the pages on which the server describes itself, to be held against what it really says.
final class Description {

    /// A page of devices that all lack the same says it often enough.
    private static final int MOST = 10;

    private static final String BASE = "https://calypte/";

    private final String name;
    private final JsonNode page;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private Description(String name, JsonNode page) {
        this.name = name;
        this.page = page;
        this.registry =
                SchemaRegistry.withDefaultDialect(
                        Dialects.getOpenApi31(),
                        builder ->
                                builder.schemas(Map.of(BASE + name, page.toString()))
                                        .schemaRegistryConfig(
                                                SchemaRegistryConfig.builder()
                                                        .formatAssertionsEnabled(true)
                                                        .build()));
    }

    /// As it is handed out.
    static Description of(String name) {
        try (var yaml = Description.class.getResourceAsStream("/calypte/" + name)) {
            return new Description(
                    name,
                    YAMLMapper.shared().readTree(Objects.requireNonNull(yaml).readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends of sentences that YAML took for names, because of a comma that nobody quoted.
    List<String> torn() {
        var torn = new ArrayList<String>();
        torn(page, torn);
        return torn;
    }

    private static void torn(JsonNode node, List<String> torn) {
        for (var field : node.properties()) {
            if (field.getValue().isNull()) {
                torn.add(field.getKey());
            }
        }
        node.forEach(part -> torn(part, torn));
    }

    /// What is at a JSON pointer, behind any reference.
    JsonNode at(String pointer) {
        return behind(page.at(pointer));
    }

    /// Where what is at a pointer really is.
    String home(String pointer) {
        var reference = page.at(pointer).at("/$ref");
        return reference.isMissingNode() ? pointer : home(reference.asString().substring(1));
    }

    /// What is not as the schema at `pointer` says, and what it does not speak of at all.
    List<String> objections(String pointer, JsonNode value) {
        var schema =
                schemas.computeIfAbsent(
                        pointer,
                        _ -> registry.getSchema(SchemaLocation.of(BASE + name + "#" + pointer)));
        var objections = new ArrayList<String>();
        schema.validate(value).forEach(error -> objections.add(error.toString()));
        strangers(page.at(pointer), value, "", objections);
        return objections.stream().limit(MOST).toList();
    }

    /// A reader of the page would not know of these fields.
    private void strangers(JsonNode schema, JsonNode value, String at, List<String> found) {
        var told = behind(schema);
        if (value.isArray()) {
            for (var i = 0; i < value.size(); i++) {
                strangers(told.path("items"), value.get(i), at + "/" + i, found);
            }
        }
        if (value.isObject()) {
            var fields = fields(told);
            var others = told.path("additionalProperties");
            for (var field : value.properties()) {
                var known = fields.get(field.getKey());
                var where = at + "/" + field.getKey();
                if (known != null) {
                    strangers(known, field.getValue(), where, found);
                } else if (others.isObject()) {
                    strangers(others, field.getValue(), where, found);
                } else if (!fields.isEmpty() && !others.asBoolean(false)) {
                    found.add(where + ": is not described");
                }
            }
        }
    }

    private Map<String, JsonNode> fields(JsonNode schema) {
        var fields = new TreeMap<String, JsonNode>();
        for (var field : schema.path("properties").properties()) {
            fields.put(field.getKey(), field.getValue());
        }
        for (var several : List.of("allOf", "oneOf", "anyOf")) {
            for (var part : schema.path(several)) {
                fields.putAll(fields(behind(part)));
            }
        }
        return fields;
    }

    private JsonNode behind(JsonNode node) {
        var reference = node.path("$ref");
        return reference.isMissingNode() ? node : at(reference.asString().substring(1));
    }
}
