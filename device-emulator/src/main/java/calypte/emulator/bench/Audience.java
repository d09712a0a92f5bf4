package calypte.emulator.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.SequencedMap;

/// Somebody before a screen on which a large fleet lives, who tells how long it kept them waiting.
public interface Audience extends AutoCloseable {

    /// What there is to look at.
    ///
    /// @param prefix of the serials of `devices` devices, before their number of seven digits
    /// @param hush lets nothing happen from now on
    /// @param notes for people
    record House(
            URI operator,
            String token,
            String prefix,
            int devices,
            Runnable hush,
            PrintStream notes) {}

    /// @param nanos how long each took
    /// @param wallNanos how long all of it took
    /// @param errors how many took longer than they may
    record Waited(long[] nanos, long wallNanos, long errors) {

        Sample sample() {
            return new Sample(nanos, nanos.length, wallNanos, errors);
        }
    }

    /// One thing to look at again and again.
    @FunctionalInterface
    interface Part {
        Waited look() throws IOException, InterruptedException;
    }

    /// What will be looked at, by name and in this order.
    SequencedMap<String, Part> come(House house) throws IOException, InterruptedException;

    @Override
    void close();
}
