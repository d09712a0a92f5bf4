package calypte.server.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.hibernate.StaleObjectStateException;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.Status;
import org.hibernate.event.service.spi.EventListenerGroup;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.descriptor.ValueBinder;
import org.jspecify.annotations.Nullable;

/// Writes of each changed entity the columns that changed, and all that changed alike in one batch.
///
/// Hibernate writes either every column, and a device has some sixty, or (`@DynamicUpdate`) what
/// changed but each row by itself. What is written here it finds clean when it flushes; what is not
/// for here, because the entity has no version to guard it or an id of several columns, the flush
/// writes.
final class SlimUpdates {

    private final SessionImplementor session;
    private final EventListenerGroup<PostUpdateEventListener> listeners;
    private final Map<Columns, List<Change>> changes = new LinkedHashMap<>();

    private SlimUpdates(Session session) {
        this.session = session.unwrap(SessionImplementor.class);
        this.listeners =
                this.session
                        .getFactory()
                        .unwrap(SessionFactoryImplementor.class)
                        .getEventListenerGroups()
                        .eventListenerGroup_POST_UPDATE;
    }

    static void flush(Session session) {
        new SlimUpdates(session).flush();
    }

    /// Some columns of a table, by their places in the entity.
    private record Columns(EntityPersister of, List<Integer> places) {

        String update() {
            var set =
                    places.stream()
                            .map(place -> part(of, place).getSelectionExpression() + " = ?")
                            .collect(Collectors.joining(", "));
            return "update %s set %s, %s = ? where %s = ? and %3$s = ?"
                    .formatted(
                            of.getTableName(),
                            set,
                            of.getVersionColumnName(),
                            of.getIdentifierColumnNames()[0]);
        }
    }

    /// @param values all of them, the next version among them
    private record Change(Object entity, EntityEntry entry, @Nullable Object[] values) {

        long version() {
            return (Long) entry.getVersion();
        }
    }

    private void flush() {
        for (var each : session.getPersistenceContextInternal().reentrantSafeEntityEntries()) {
            if (isForHere(each.getValue())) {
                note(each.getKey(), each.getValue());
            }
        }
        if (!changes.isEmpty()) {
            session.doWork(this::write);
            changes.forEach((columns, alike) -> alike.forEach(it -> done(columns, it)));
        }
    }

    /// Tells those who are told of Hibernate's own updates; and from here on the session takes it
    /// for what is stored.
    private void done(Columns columns, Change change) {
        var entry = change.entry();
        listeners.fireEventOnEachListener(
                new PostUpdateEvent(
                        change.entity(),
                        entry.getId(),
                        change.values(),
                        entry.getLoadedState(),
                        columns.places().stream().mapToInt(Integer::intValue).toArray(),
                        columns.of(),
                        session),
                PostUpdateEventListener::onPostUpdate);
        entry.postUpdate(change.entity(), change.values(), change.version() + 1);
    }

    private static boolean isForHere(EntityEntry entry) {
        var persister = entry.getPersister();
        return entry.getStatus() == Status.MANAGED
                && entry.isExistsInDatabase()
                && entry.getLoadedState() != null
                && persister.getIdentifierMapping() instanceof BasicValuedModelPart
                && persister.isVersioned()
                && entry.getVersion() instanceof Long;
    }

    private void note(Object entity, EntityEntry entry) {
        var persister = entry.getPersister();
        var values = persister.getValues(entity);
        dirty(entity, entry, values)
                .ifPresent(places -> {
                    var change = new Change(entity, entry, values);
                    values[persister.getVersionPropertyIndex()] = change.version() + 1;
                    changes.computeIfAbsent(new Columns(persister, places), _ -> new ArrayList<>())
                            .add(change);
                });
    }

    @SuppressWarnings("NullAway") // null means that nothing is
    private Optional<List<Integer>> dirty(Object entity, EntityEntry entry, Object[] values) {
        return Optional.ofNullable(
                        entry.getPersister()
                                .findDirty(values, entry.getLoadedState(), entity, session))
                .map(places -> IntStream.of(places).boxed().toList());
    }

    private void write(Connection connection) throws SQLException {
        for (var alike : changes.entrySet()) {
            try (var update = connection.prepareStatement(alike.getKey().update())) {
                for (var change : alike.getValue()) {
                    bind(update, alike.getKey(), change);
                    update.addBatch();
                }
                check(alike.getValue(), update.executeBatch());
            }
        }
    }

    private void bind(PreparedStatement update, Columns columns, Change change)
            throws SQLException {
        var persister = columns.of();
        var at = 1;
        for (var place : columns.places()) {
            bind(update, at++, part(persister, place).getJdbcMapping(), change.values()[place]);
        }
        var id = (BasicValuedModelPart) persister.getIdentifierMapping();
        update.setLong(at++, change.version() + 1);
        bind(update, at++, id.getJdbcMapping(), change.entry().getId());
        update.setLong(at, change.version());
    }

    @SuppressWarnings("unchecked") // the mapping's binder is for what the mapping converts to
    private void bind(PreparedStatement update, int at, JdbcMapping mapping, @Nullable Object value)
            throws SQLException {
        var binder = (ValueBinder<Object>) mapping.getJdbcValueBinder();
        binder.bind(update, mapping.convertToRelationalValue(value), at, session);
    }

    /// Somebody else, perhaps another node, may have changed a row meanwhile.
    private static void check(List<Change> changes, int[] counts) {
        for (var i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                var entry = changes.get(i).entry();
                throw new StaleObjectStateException(entry.getEntityName(), entry.getId());
            }
        }
    }

    private static BasicValuedModelPart part(EntityPersister of, int place) {
        return (BasicValuedModelPart) of.getAttributeMapping(place);
    }
}
