package calypte.server;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Everything that can be set, with its default. The names are the contract's.
public enum Setting {
    HTTP_HOST("calypte.http.host", "127.0.0.1", Kind.TEXT),
    HTTP_PORT("calypte.http.port", "8480", Kind.PORT),
    HTTP_PUBLIC_HOST("calypte.http.public-host", "", Kind.TEXT),
    HTTP_TLS_CERT("calypte.http.tls.cert", "", Kind.TEXT),
    HTTP_TLS_KEY("calypte.http.tls.key", "", Kind.TEXT),
    DEVICE_HOST("calypte.device.host", "127.0.0.1", Kind.TEXT),
    DEVICE_PORT("calypte.device.port", "8481", Kind.PORT),
    /// What orders tell devices to fetch from; empty means the listener itself.
    DEVICE_PUBLIC_URL("calypte.device.public-url", "", Kind.URL),
    DEVICE_TLS_CERT("calypte.device.tls.cert", "", Kind.TEXT),
    DEVICE_TLS_KEY("calypte.device.tls.key", "", Kind.TEXT),
    MQTT_MODE("calypte.mqtt.mode", "embedded", Kind.MODE),
    MQTT_HOST("calypte.mqtt.host", "127.0.0.1", Kind.TEXT),
    MQTT_PORT("calypte.mqtt.port", "1883", Kind.PORT),
    MQTT_URL("calypte.mqtt.url", "", Kind.URL),
    MQTT_USERNAME("calypte.mqtt.username", "", Kind.TEXT),
    MQTT_PASSWORD_FILE("calypte.mqtt.password-file", "", Kind.TEXT),
    /// Says that an external broker authenticates devices and holds them to their topics.
    MQTT_TRUST_BROKER("calypte.mqtt.trust-broker", "false", Kind.FLAG),
    MQTT_TLS_CERT("calypte.mqtt.tls.cert", "", Kind.TEXT),
    MQTT_TLS_KEY("calypte.mqtt.tls.key", "", Kind.TEXT),
    /// Empty means an H2 file in the data directory.
    DB_URL("calypte.db.url", "", Kind.TEXT),
    DB_USER("calypte.db.user", "calypte", Kind.TEXT),
    DB_PASSWORD_FILE("calypte.db.password-file", "", Kind.TEXT),
    /// A PEM file of public keys; with it, firmware that none of them signed is not delivered.
    FIRMWARE_TRUSTED_KEYS("calypte.firmware.trusted-keys", "", Kind.TEXT),
    /// What the images may take of the disk; 0 is all there is.
    FIRMWARE_QUOTA("calypte.firmware.quota", "0", Kind.SIZE),
    ROLLOUT_PERIOD("calypte.rollout.period", "2s", Kind.DURATION),
    ROLLOUT_GRACE("calypte.rollout.grace", "10s", Kind.DURATION),
    ROLLOUT_MAX_ATTEMPTS("calypte.rollout.max-attempts", "3", Kind.COUNT),
    ROLLOUT_BACKOFF("calypte.rollout.backoff", "30s", Kind.DURATION),
    ROLLOUT_DEADLINE("calypte.rollout.deadline", "2h", Kind.DURATION),
    ROLLOUT_STEP_PATIENCE("calypte.rollout.step-patience", "30m", Kind.DURATION),
    AUDIT_LOGSTASH("calypte.audit.logstash", "", Kind.URL),
    /// How long the trail is kept here once it was shipped.
    AUDIT_RETENTION("calypte.audit.retention", "none", Kind.RETENTION);

    private static final String VARIABLES = "CALYPTE_";
    private static final int FAR = 4;

    private final String key;
    private final String usual;
    private final Kind kind;

    Setting(String key, String usual, Kind kind) {
        this.key = key;
        this.usual = usual;
        this.kind = kind;
    }

    /// Its name in `calypte.properties`.
    public String key() {
        return key;
    }

    /// Its name in the environment.
    public String variable() {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /// Its name as an option of a command: `--http-port`.
    public String option() {
        return "--" + key.substring(VARIABLES.length()).replace('.', '-');
    }

    public String usual() {
        return usual;
    }

    Kind kind() {
        return kind;
    }

    static Optional<Setting> of(String key) {
        return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
    }

    /// The setting somebody may have meant by `key`, if any comes near.
    static Optional<Setting> nearest(String key) {
        return Arrays.stream(values())
                .min(Comparator.comparingInt(setting -> distance(setting.key, key)))
                .filter(setting -> distance(setting.key, key) <= FAR);
    }

    /// Levenshtein's distance.
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (var i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j - 1], diagonal) + 1);
            }
        }
        return row[b.length()];
    }
}
