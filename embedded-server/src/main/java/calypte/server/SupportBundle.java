package calypte.server;

import calypte.server.http.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What somebody who is to help needs to know, in one file, and nothing that is secret.
///
/// It is wanted most when something is broken: a part that cannot be had says so in its place.
final class SupportBundle {

    private static final Logger LOG = System.getLogger(SupportBundle.class.getName());

    private final InstantSource clock;
    private final Map<String, Supplier<byte[]>> parts = new LinkedHashMap<>();

    SupportBundle(InstantSource clock) {
        this.clock = clock;
        addJson("versions.json", this::versions);
    }

    /// What the server runs on. The components are the file's fields.
    private record Versions(
            String calypte,
            String java,
            String vm,
            String system,
            int processors,
            long mostHeapBytes,
            long runningS,
            Instant made) {}

    void addJson(String name, Supplier<?> part) {
        parts.put(name, () -> Json.bytes(part.get()));
    }

    void addText(String name, Supplier<String> part) {
        parts.put(name, () -> part.get().getBytes(StandardCharsets.UTF_8));
    }

    byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry("calypte-support/" + part.getKey()));
                zip.write(read(part.getKey(), part.getValue()));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static byte[] read(String name, Supplier<byte[]> part) {
        try {
            return part.get();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> name + " is missing in a support bundle", e);
            return "this could not be read; the log says why".getBytes(StandardCharsets.UTF_8);
        }
    }

    private Versions versions() {
        var machine = ManagementFactory.getRuntimeMXBean();
        var calypte = SupportBundle.class.getPackage().getImplementationVersion();
        return new Versions(
                calypte == null ? "built from source" : calypte,
                Runtime.version().toString(),
                machine.getVmName(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory(),
                Duration.ofMillis(machine.getUptime()).toSeconds(),
                clock.instant());
    }
}
