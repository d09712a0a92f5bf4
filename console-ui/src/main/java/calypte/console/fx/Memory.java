package calypte.console.fx;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What outlives the window: where it stood, how the operator likes things. Never a secret.
public interface Memory {

    Optional<String> recall(String key);

    void keep(String key, String value);

    /// One that lasts as long as the program.
    static Memory brief() {
        return brief(Map.of());
    }

    /// The same, with something in it.
    static Memory brief(Map<String, String> known) {
        var kept = new ConcurrentHashMap<>(known);
        return new Memory() {
            @Override
            public Optional<String> recall(String key) {
                return Optional.ofNullable(kept.get(key));
            }

            @Override
            public void keep(String key, String value) {
                kept.put(key, value);
            }
        };
    }
}
