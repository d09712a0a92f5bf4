package calypte.server;

import java.util.regex.Pattern;

/// Says of each setting what it is for, in one line, and shows its value without what is secret in
/// it.
final class SettingWords {

    /// Stands for what is not shown.
    static final String HIDDEN = "•••";

    private static final Pattern USER_INFO = Pattern.compile("(://[^/@:\\s]*:)[^/\\s]*@");
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)((?:password|passphrase|secret|token)=)[^;&\\s]*");

    private SettingWords() {}

    static String description(Setting setting) {
        return switch (setting) {
            case HTTP_HOST -> "the address of this machine that the operator API listens on";
            case HTTP_PORT -> "the port of the operator API; 0 is any free one";
            case HTTP_PUBLIC_HOST -> "another name by which operators reach the API";
            case HTTP_TLS_CERT -> "the operator API's certificate, a PEM file";
            case HTTP_TLS_KEY -> "the key of the operator API's certificate, a PEM file";
            case DEVICE_HOST -> "the address of this machine that the device gateway listens on";
            case DEVICE_PORT -> "the port of the device gateway; 0 is any free one";
            case DEVICE_PUBLIC_URL ->
                    "where orders tell devices to fetch firmware; empty is the listener itself";
            case DEVICE_TLS_CERT -> "the device gateway's certificate, a PEM file";
            case DEVICE_TLS_KEY -> "the key of the device gateway's certificate, a PEM file";
            case MQTT_MODE -> "embedded, or external for a broker of your own";
            case MQTT_HOST -> "the address of this machine that the embedded broker listens on";
            case MQTT_PORT -> "the port of the embedded broker; 0 is any free one";
            case MQTT_URL -> "where the external broker is";
            case MQTT_USERNAME -> "the server's user at the external broker";
            case MQTT_PASSWORD_FILE -> "the file with the server's password at the external broker";
            case MQTT_TRUST_BROKER ->
                    "says that the external broker authenticates devices and holds them to their topics";
            case MQTT_TLS_CERT -> "the embedded broker's certificate, a PEM file";
            case MQTT_TLS_KEY -> "the key of the embedded broker's certificate, a PEM file";
            case DB_URL -> "the database, as a JDBC URL; empty is an H2 file in the data directory";
            case DB_USER -> "the server's user at the database";
            case DB_PASSWORD_FILE -> "the file with the server's password at the database";
            case FIRMWARE_TRUSTED_KEYS ->
                    "a PEM file of public keys: only firmware that one of them signed is delivered";
            case FIRMWARE_QUOTA -> "what the images may take of the disk; 0 is all there is";
            case ROLLOUT_PERIOD -> "how often the loop looks for devices that are due";
            case ROLLOUT_GRACE ->
                    "between the begin of a drift and the first order: the time to undo an assignment";
            case ROLLOUT_MAX_ATTEMPTS -> "attempts for one assignment";
            case ROLLOUT_BACKOFF ->
                    "the wait after a failed attempt; it doubles with each further one";
            case ROLLOUT_DEADLINE -> "how long one attempt may take, from its dispatch";
            case ROLLOUT_STEP_PATIENCE ->
                    "how long a device may be silent in a step; a third of it while it verifies or reboots";
            case AUDIT_RETENTION ->
                    "how long audit events are kept once they were shipped: none, or such as 90d";
            case AUDIT_LOGSTASH -> "where audit events are shipped: tcp://host:port";
        };
    }

    /// Secrets belong into files, but an address may carry one all the same.
    static String shown(String value) {
        var noUser = USER_INFO.matcher(value).replaceAll("$1" + HIDDEN + "@");
        return PARAMETER.matcher(noUser).replaceAll("$1" + HIDDEN);
    }
}
