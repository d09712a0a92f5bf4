package calypte.server;

import java.util.Locale;

/// How far down the ladder of degradation the server is: each rung says what still works, the worst
/// last.
enum Rung {
    FULL("everything works"),
    BROKER_DOWN("orders wait in the database, and devices are heard over HTTP only"),
    LOGSTASH_DOWN("audit events wait in the database to be shipped"),
    DISK_LOW("no firmware can be uploaded until there is room on the disk"),
    READ_ONLY("nothing can be changed until there is room on the disk"),
    DAMAGED("a part of the database cannot be read; restore a backup"),
    DOWN("the database does not answer");

    private final String meaning;

    Rung(String meaning) {
        this.meaning = meaning;
    }

    /// What it means, as the rest of a sentence.
    String meaning() {
        return meaning;
    }

    /// What health calls it: `disk low`.
    @Override
    public String toString() {
        return switch (this) {
            case LOGSTASH_DOWN -> "Logstash down";
            case DAMAGED -> "database damaged";
            case FULL, BROKER_DOWN, DISK_LOW, READ_ONLY, DOWN ->
                    name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
