package calypte.console.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The audit, for those who read it: as far back as they like, and as a file.
public final class TrailClient {

    private static final String LOGSTASH = "calypte.audit.logstash";
    private static final int PART = 1 << 16;

    private final Wire wire;

    TrailClient(Wire wire) {
        this.wire = wire;
    }

    /// How a file of events is written.
    public enum Format {
        NDJSON,
        CSV;

        /// As the server calls it, and how such a file ends.
        public String word() {
            return this == CSV ? "csv" : "ndjson";
        }
    }

    /// The last events that match, the newest first.
    public List<AuditEvent> latest(String filter, int limit) throws Trouble {
        return events(null, filter, "desc", limit);
    }

    /// The next events that match beyond `sequence`, the oldest first.
    public List<AuditEvent> after(long sequence, String filter, int limit) throws Trouble {
        return events(sequence, filter, "asc", limit);
    }

    private List<AuditEvent> events(@Nullable Long after, String filter, String order, int limit)
            throws Trouble {
        var path =
                Wire.query(
                        "/audit", "after", after, "filter", filter, "order", order, "limit", limit);
        Page<JsonNode> page = wire.get(path, Json.pageOf(JsonNode.class));
        return page.items().stream().map(Json::auditEvent).toList();
    }

    /// Writes all that matches to a file. One that was there is replaced only by a whole one.
    ///
    /// @param lines hears how many lines are written; by throwing it ends the export
    public void export(Format format, String filter, Path target, LongConsumer lines)
            throws Trouble, IOException {
        var path = Wire.query("/audit/export", "format", format.word(), "filter", filter);
        var fresh = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (var in = wire.download(path);
                    var out = Files.newOutputStream(fresh)) {
                copy(in, out, lines);
            }
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void copy(InputStream in, OutputStream out, LongConsumer lines)
            throws IOException {
        var part = new byte[PART];
        var written = 0L;
        for (var length = in.read(part); length >= 0; length = in.read(part)) {
            out.write(part, 0, length);
            for (var i = 0; i < length; i++) {
                written += part[i] == '\n' ? 1 : 0;
            }
            lines.accept(written);
        }
    }

    public Shipping shipping() throws Trouble {
        var logstash = wire.getAnyhow("/health/ready").path("logstash");
        return logstash.isObject() ? Shipping.of(logstash, target()) : new Shipping.NotConfigured();
    }

    private String target() throws Trouble {
        return wire.get("/settings", ServerSettings.class).items().stream()
                .filter(item -> item.key().equals(LOGSTASH))
                .map(ServerSettings.Item::value)
                .findFirst()
                .orElse("")
                .replaceFirst("^tcp://", "");
    }
}
