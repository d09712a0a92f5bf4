-- What happened, append-only. Valid on H2 and on PostgreSQL.

create table audit_event (
    sequence bigint primary key,
    id uuid not null,
    at timestamp(6) with time zone not null,
    action varchar(64) not null,
    outcome varchar(16) not null,
    level varchar(16) not null,
    device_id uuid,
    device_serial varchar(100),
    -- The event itself, as it is shown and shipped; the columns above are for finding it.
    document varchar not null,
    -- SHA-256 over the hash before it and the document.
    hash bytea not null
);

create index audit_event_by_serial on audit_event (device_serial, sequence);
create index audit_event_by_action on audit_event (action, sequence);
create index audit_event_by_outcome on audit_event (outcome, sequence);
create index audit_event_by_level on audit_event (level, sequence);
create index audit_event_by_time on audit_event (at);

-- One row: whoever appends holds it until the commit, so that there are no gaps and one order.
create table audit_head (
    id smallint primary key,
    sequence bigint not null,
    -- Null before the first event.
    hash bytea
);

insert into audit_head (id, sequence, hash) values (1, 0, null);

-- How far each reader outside of this server has got.
create table audit_cursor (
    name varchar(64) primary key,
    sequence bigint not null
);
