package calypte.server.storage;

import calypte.server.storage.Witness.Values;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/// Lets a [Witness] see what the writer writes, at the moment when it is written. An interceptor of
/// the session would be told earlier, and of some updates more than once: when a query asks whether
/// there is something to flush, and there is not.
final class Seeing
        implements PostInsertEventListener, PostUpdateEventListener, PostDeleteEventListener {

    private final Witness witness;

    /// There is one writer, and only it writes.
    private @Nullable Transaction tx;

    Seeing(Witness witness) {
        this.witness = witness;
    }

    static Seeing on(SessionFactory sessions, Witness witness) {
        var seeing = new Seeing(witness);
        var listeners = sessions.unwrap(SessionFactoryImplementor.class).getEventListenerRegistry();
        listeners.appendListeners(EventType.POST_INSERT, seeing);
        listeners.appendListeners(EventType.POST_UPDATE, seeing);
        listeners.appendListeners(EventType.POST_DELETE, seeing);
        return seeing;
    }

    /// From now on it is this transaction's writing.
    void begin(Transaction tx) {
        this.tx = tx;
    }

    @Override
    public void onPostInsert(PostInsertEvent event) {
        see(event.getEntity(), null, values(event.getPersister(), event.getState()));
    }

    @Override
    public void onPostUpdate(PostUpdateEvent event) {
        see(
                event.getEntity(),
                values(event.getPersister(), event.getOldState()),
                values(event.getPersister(), event.getState()));
    }

    @Override
    public void onPostDelete(PostDeleteEvent event) {
        see(event.getEntity(), values(event.getPersister(), event.getDeletedState()), null);
    }

    private void see(Object row, @Nullable Values before, @Nullable Values after) {
        if (tx != null) {
            witness.sees(tx, row, before, after);
        }
    }

    private static Values values(EntityPersister type, Object[] state) {
        return property -> state[type.getPropertyIndex(property)];
    }
}
