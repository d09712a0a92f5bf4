-- The fleet and the catalogue. Valid on H2 and on PostgreSQL.

create table device_type (
    id uuid primary key,
    name varchar(100) not null,
    description varchar(2000) not null,
    recover_unknown boolean not null,
    created_at timestamp(6) with time zone not null,
    constraint device_type_name_is_unique unique (name)
);

create table firmware (
    id uuid primary key,
    serial varchar(128) not null,
    version varchar(128) not null,
    type_id uuid not null references device_type (id),
    state varchar(16) not null,
    sha256 varchar(64),
    size_bytes bigint,
    notes varchar(2000) not null,
    created_at timestamp(6) with time zone not null,
    constraint firmware_serial_is_unique_in_its_type unique (type_id, serial)
);

create table device (
    id uuid primary key,
    serial varchar(64) not null,
    type_id uuid not null references device_type (id),
    name varchar(200) not null,
    tags varchar(4000) not null,
    attributes varchar(16000) not null,
    notes varchar(4000) not null,
    enabled boolean not null,
    key_digest bytea not null,
    created_at timestamp(6) with time zone not null,
    -- Changes with what an operator can set, and with nothing else.
    version bigint not null,

    -- What it should run, and how often it was told.
    assigned_firmware_id uuid references firmware (id),
    update_id uuid,
    attempts integer not null,
    next_attempt_at timestamp(6) with time zone,

    -- What it said of itself.
    current_firmware_id uuid references firmware (id),
    report varchar(16) not null,
    reported_firmware_serial varchar(200),
    registered_at timestamp(6) with time zone,
    drift_since timestamp(6) with time zone,
    boot_id varchar(64),
    boot_seq bigint,
    boot_firmware_serial varchar(200),
    past_boots varchar(1000) not null,

    -- The open attempt, and how the last one ended if not in proof.
    dispatched_at timestamp(6) with time zone,
    deadline timestamp(6) with time zone,
    progress varchar(16),
    percent integer,
    setback varchar(16),
    setback_detail varchar(1000),

    -- Whether it can be reached, and through which session.
    link varchar(16) not null,
    link_since timestamp(6) with time zone,
    -- Whether it has registered within that session, and so has subscribed.
    listening boolean not null,
    link_session uuid,

    -- An index of what follows from the columns above, so that nothing has to read the whole fleet.
    sync varchar(16) not null,
    activity varchar(16) not null,
    due_at timestamp(6) with time zone,

    -- Guards against a second writer, which may be another node.
    revision bigint not null,

    constraint device_serial_is_unique unique (serial)
);

create index device_by_due on device (due_at, id);
create index device_by_status on device (sync, activity, link);
create index device_by_drift on device (current_firmware_id, assigned_firmware_id);
create index device_by_assigned on device (assigned_firmware_id);
create index device_by_creation on device (created_at, id);
