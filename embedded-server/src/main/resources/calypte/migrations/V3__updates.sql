-- The life of an update: its steps, who keeps a device from it, how each attempt went. Valid on H2
-- and on PostgreSQL.

-- By which word of an operator it should run what it should, and what it should have run before.
alter table device add column assignment_id uuid;
alter table device add column assigned_before uuid;
-- Whether nobody has told the device of that assignment yet.
alter table device add column undoable boolean default false not null;
alter table device add column called_off boolean default false not null;

-- The steps of the open attempt, and the last word that told something new. What was under way
-- before counts as just dispatched: the device's next word says where it is.
alter table device add column step varchar(16);
alter table device add column steps varchar(400) default '' not null;
alter table device add column heard_at timestamp(6) with time zone;
update device set step = 'DISPATCHED', heard_at = dispatched_at where dispatched_at is not null;
alter table device drop column progress;

-- What keeps it from updates.
alter table device add column hold_reason varchar(1000);
alter table device add column held_since timestamp(6) with time zone;
alter table device add column quarantined_since timestamp(6) with time zone;
alter table device add column quarantined_until timestamp(6) with time zone;
alter table device add column failures varchar(200) default '' not null;
alter table device add column obstacle varchar(16);
alter table device add column obstacle_until timestamp(6) with time zone;

-- More of the index of what follows from the columns above.
alter table device add column held boolean default false not null;
alter table device add column quarantined boolean default false not null;
alter table device add column stuck boolean default false not null;
alter table device add column hindrance varchar(16);
-- The loop fills it in for those that were there before.
update device set due_at = current_timestamp where dispatched_at is null and drift_since is not null;

create index device_by_assignment on device (assignment_id);

-- An operator's word on what devices should run, for as long as it can be asked to be undone.
create table assignment (
    id uuid primary key,
    firmware_id uuid,
    devices integer not null,
    at timestamp(6) with time zone not null
);

-- How each attempt went that is over; the open one is in the device.
create table update_attempt (
    id uuid primary key,
    device_id uuid not null references device (id) on delete cascade,
    update_id uuid not null,
    attempt integer not null,
    firmware_id uuid not null,
    firmware_version varchar(128) not null,
    rollout_id uuid,
    dispatched_at timestamp(6) with time zone not null,
    steps varchar(400) not null,
    percent integer,
    ended_at timestamp(6) with time zone not null,
    ending varchar(16) not null,
    detail varchar(1000) not null
);

create index update_attempt_by_device on update_attempt (device_id, dispatched_at, id);
