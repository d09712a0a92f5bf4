-- Rollouts: what was planned, how far each phase is, and where each device stands in it. Valid on H2
-- and on PostgreSQL.

create table rollout (
    id uuid primary key,
    number bigint not null,
    name varchar(200) not null,
    state varchar(16) not null,
    state_reason varchar(1000),
    firmware_id uuid not null,
    firmware_version varchar(128) not null,
    type_id uuid not null,
    -- Null if its devices were named one by one.
    filter varchar(4000),
    include_future boolean not null,
    on_gate varchar(16) not null,
    rate_per_minute integer,
    max_in_flight integer,
    window_cron varchar(100),
    window_ms bigint,
    window_zone varchar(64),
    allow_downgrade boolean not null,
    reason varchar(1000),
    created_at timestamp(6) with time zone not null,
    started_at timestamp(6) with time zone,
    ended_at timestamp(6) with time zone,
    -- Orders that went out in the present minute, and when that began.
    pace_since timestamp(6) with time zone,
    pace_used integer not null,
    -- Whether no device belongs to it any more.
    settled boolean not null,
    -- Changes with what operators do to it.
    version bigint not null,
    revision bigint not null,
    constraint rollout_number_is_unique unique (number)
);

create index rollout_by_state on rollout (state, settled);

create table rollout_phase (
    rollout_id uuid not null references rollout (id),
    number integer not null,
    name varchar(200) not null,
    state varchar(32) not null,
    min_success_percent integer not null,
    max_failure_percent integer,
    max_failures integer,
    min_finished integer not null,
    soak_ms bigint not null,
    approval boolean not null,
    -- Failures that an operator has seen and went on in spite of.
    accepted integer not null,
    started_at timestamp(6) with time zone,
    completed_at timestamp(6) with time zone,
    soak_until timestamp(6) with time zone,
    -- How many of its devices are in each state: moved in the transaction that moves the device.
    planned integer not null,
    waiting integer not null,
    updating integer not null,
    succeeded integer not null,
    failed integer not null,
    skipped integer not null,
    released integer not null,
    superseded integer not null,
    revision bigint not null,
    primary key (rollout_id, number)
);

-- Written before its rollout is, so that a rollout is there with all of its devices or not at all.
create table rollout_target (
    rollout_id uuid not null,
    device_id uuid not null,
    device_serial varchar(64) not null,
    phase integer not null,
    state varchar(16) not null,
    reason varchar(64),
    -- What it ran before.
    previous_firmware_id uuid,
    finished_at timestamp(6) with time zone,
    primary key (rollout_id, device_id)
);

create index rollout_target_by_state on rollout_target (rollout_id, state, phase, device_id);
create index rollout_target_by_finish on rollout_target (rollout_id, finished_at);

-- The rollout that a device belongs to, and how: at most one.
alter table device add column rollout_id uuid;
alter table device add column rollout_phase integer;
alter table device add column rollout_state varchar(16);
create index device_by_rollout on device (rollout_id, rollout_state, obstacle);
