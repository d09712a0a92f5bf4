package calypte.server.audit;

import calypte.server.storage.Readers;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.hibernate.HibernateException;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// Walks the trail from its first event and says whether it is as it was written.
///
/// It finds what was changed, added, taken out or cut off the end. What the server itself has cut
/// off the beginning it has signed. Whoever can rewrite all of the database is found by the last
/// signed checkpoint beside it; whoever has the data folder too, by the shipped copy only.
public final class AuditVerifier {

    private static final Logger LOG = System.getLogger(AuditVerifier.class.getName());

    private static final int PAGE = 1000;
    private static final String NEXT =
            "select e.sequence, e.document, e.hash from AuditRow e where e.sequence > :after order by e.sequence";

    private final Readers readers;
    private final Checkpoints checkpoints;

    public AuditVerifier(Readers readers, Checkpoints checkpoints) {
        this.readers = readers;
        this.checkpoints = checkpoints;
    }

    /// What the trail was found to be.
    public sealed interface Verdict {}

    /// Every event is as it was written.
    ///
    /// @param cut how many were cut off the beginning, behind a signature
    /// @param hash of the last event, to compare with one noted elsewhere; null if there is none
    public record Intact(long events, long cut, @Nullable String hash) implements Verdict {}

    /// Something was changed, added or taken away.
    ///
    /// @param sequence of the first event that is not as it was written
    public record Broken(long sequence, String why) implements Verdict {}

    private record Link(long sequence, String document, byte[] hash) {}

    private record Head(long sequence, byte @Nullable [] hash) {}

    /// @throws java.io.UncheckedIOException if the checkpoint beside the database cannot be read
    public Verdict verify() {
        var cut = readers.read(Checkpoints::cut).orElse(null);
        var reached = checkpoints.reached().orElse(null);
        for (var word : Arrays.asList(cut, reached)) {
            if (word != null && !word.isBy(checkpoints.key())) {
                return new Broken(
                        word.sequence() + (word == cut ? 1 : 0),
                        word == cut
                                ? "what was before it is gone, and this server has not signed that"
                                : "the checkpoint beside the database is not signed by this server");
            }
        }
        return walk(cut, reached);
    }

    private Verdict walk(@Nullable Checkpoint cut, @Nullable Checkpoint reached) {
        // What is appended from here on is not looked at: the head says how far to go.
        var head = readers.read(AuditVerifier::head);
        byte[] last = cut == null ? null : HexFormat.of().parseHex(cut.hash());
        var chain = Chain.after(last);
        var at = cut == null ? 0 : cut.sequence();
        if (reached != null && reached.sequence() > head.sequence()) {
            return new Broken(
                    head.sequence() + 1,
                    "it is missing: at %s the trail reached event %d"
                            .formatted(reached.at(), reached.sequence()));
        }
        while (at < head.sequence()) {
            var from = at;
            var page = readable(from);
            if (page == null) {
                return new Broken(at + 1, "it, or one soon after it, cannot be read");
            }
            for (var link : page) {
                if (link.sequence() != at + 1) {
                    return new Broken(at + 1, "it is missing");
                }
                last = chain.link(link.document());
                if (!Arrays.equals(last, link.hash())) {
                    return new Broken(
                            link.sequence(), "it, or the hash before it, is not as it was written");
                }
                if (reached != null
                        && reached.sequence() == link.sequence()
                        && !HexFormat.of().formatHex(last).equals(reached.hash())) {
                    return new Broken(
                            link.sequence(),
                            "it is another one than was signed at " + reached.at());
                }
                if (++at == head.sequence()) {
                    break;
                }
            }
            if (page.isEmpty()) {
                return new Broken(at + 1, "it is missing, and all that follow");
            }
        }
        return end(head, cut == null ? 0 : cut.sequence(), last);
    }

    /// Null if the database cannot read it: its file is damaged there, and the log says how.
    private @Nullable List<Link> readable(long after) {
        try {
            return readers.read(session -> page(session, after));
        } catch (HibernateException e) {
            LOG.log(Level.WARNING, "the trail cannot be read after event " + after, e);
            return null;
        }
    }

    private Verdict end(Head head, long cut, byte @Nullable [] last) {
        if (!Arrays.equals(head.hash(), last)) {
            return new Broken(head.sequence(), "the trail's head tells of another one");
        }
        var beyond = readers.read(session -> page(session, head.sequence()));
        var now = readers.read(AuditVerifier::head);
        if (!beyond.isEmpty() && now.sequence() == head.sequence()) {
            return new Broken(beyond.getFirst().sequence(), "the trail's head knows nothing of it");
        }
        return new Intact(
                head.sequence(), cut, last == null ? null : HexFormat.of().formatHex(last));
    }

    private static List<Link> page(StatelessSession session, long after) {
        return session.createSelectionQuery(NEXT, Link.class)
                .setParameter("after", after)
                .setMaxResults(PAGE)
                .list();
    }

    private static Head head(StatelessSession session) {
        return session.doReturningWork(connection -> {
            try (var select =
                            connection.prepareStatement(
                                    "select sequence, hash from audit_head where id = 1");
                    var row = select.executeQuery()) {
                return row.next() ? new Head(row.getLong(1), row.getBytes(2)) : new Head(0, null);
            }
        });
    }
}
