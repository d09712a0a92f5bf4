package calypte.server.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Slows down the failed logins of an address as a whole, whatever serials it tries: a hundred are
/// free, and one more each second; those beyond are answered later and later, by three seconds at
/// most. Whoever has the right key never comes here.
///
/// An IPv6 address counts as its /64, for that is what one host has. Holds a bounded number of
/// addresses, and lets a bounded number of answers wait: each holds a connection.
final class Slowdown {

    static final int FREE = 100;
    private static final Duration ONE_PER = Duration.ofSeconds(1);
    private static final Duration STEP = Duration.ofMillis(100);
    static final Duration LONGEST = Duration.ofSeconds(3);

    /// From here on an answer waits the longest, and a further failure makes nothing worse.
    private static final int WORST = FREE + (int) LONGEST.dividedBy(STEP);

    static final int REMEMBERED = 20_000;
    static final int WAITING_OF_ONE = 200;
    private static final int WAITING = 4_000;

    private final Consumer<Duration> wait;
    private final Map<String, Instant> spentUntil =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                    return size() > REMEMBERED;
                }
            };
    private final Map<String, Integer> waiting = new HashMap<>();
    private int waitingInAll;

    Slowdown() {
        this(Slowdown::sleep);
    }

    /// `wait` lets the time pass.
    Slowdown(Consumer<Duration> wait) {
        this.wait = wait;
    }

    /// Notes a failure, and says for how long its answer is to be kept back.
    Pause failed(String address, Instant now) {
        var host = host(address);
        var length = length(host, now);
        return length.isPositive() ? () -> pass(host, length) : Pause.NONE;
    }

    /// How many addresses are remembered.
    synchronized int remembered() {
        return spentUntil.size();
    }

    private synchronized Duration length(String host, Instant now) {
        var before = spentUntil.getOrDefault(host, now);
        var next = (before.isBefore(now) ? now : before).plus(ONE_PER);
        var worst = now.plus(ONE_PER.multipliedBy(WORST));
        spentUntil.put(host, next.isAfter(worst) ? worst : next);
        var excess = Duration.between(now, next).dividedBy(ONE_PER) - FREE;
        return excess <= 0 ? Duration.ZERO : shorter(STEP.multipliedBy(excess), LONGEST);
    }

    private boolean pass(String host, Duration length) {
        if (!begins(host)) {
            return false;
        }
        try {
            wait.accept(length);
            return true;
        } finally {
            ends(host);
        }
    }

    private synchronized boolean begins(String host) {
        var ofThis = waiting.getOrDefault(host, 0);
        if (ofThis >= WAITING_OF_ONE || waitingInAll >= WAITING) {
            return false;
        }
        waiting.put(host, ofThis + 1);
        waitingInAll++;
        return true;
    }

    private synchronized void ends(String host) {
        waiting.computeIfPresent(host, (_, count) -> count > 1 ? count - 1 : null);
        waitingInAll--;
    }

    /// Addresses come in full form: `2001:db8:0:1:…` is its first four groups.
    private static String host(String address) {
        var end = -1;
        for (var group = 0; group < 4; group++) {
            end = address.indexOf(':', end + 1);
            if (end < 0) {
                return address;
            }
        }
        return address.substring(0, end);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
