-- What the console shows of the whole fleet, so that nobody has to count it. Valid on H2 and on
-- PostgreSQL.

-- How many devices are alike: moved by each transaction by what it changed. The id is all the
-- columns that make them alike, as one text.
create table fleet_count (
    id varchar(200) primary key,
    type_id uuid not null,
    current_firmware_id uuid,
    assigned_firmware_id uuid,
    sync varchar(16) not null,
    activity varchar(16) not null,
    link varchar(16) not null,
    enabled boolean not null,
    held boolean not null,
    quarantined boolean not null,
    stuck boolean not null,
    devices bigint not null
);

insert into fleet_count (id, type_id, current_firmware_id, assigned_firmware_id, sync, activity,
    link, enabled, held, quarantined, stuck, devices)
select
    cast(type_id as varchar(36))
        || '|' || coalesce(cast(current_firmware_id as varchar(36)), '-')
        || '|' || coalesce(cast(assigned_firmware_id as varchar(36)), '-')
        || '|' || sync || '|' || activity || '|' || link || '|'
        || cast(cast(enabled as integer) as varchar(1))
        || cast(cast(held as integer) as varchar(1))
        || cast(cast(quarantined as integer) as varchar(1))
        || cast(cast(stuck as integer) as varchar(1)),
    type_id, current_firmware_id, assigned_firmware_id, sync, activity, link, enabled, held,
    quarantined, stuck, count(*)
from device
group by type_id, current_firmware_id, assigned_firmware_id, sync, activity, link, enabled, held,
    quarantined, stuck;

-- What the fleet ran, once a minute for a day and once an hour for a season: '1m' or '1h'.
create table fleet_history (
    step varchar(2) not null,
    at timestamp(6) with time zone not null,
    total bigint not null,
    in_sync bigint not null,
    -- Firmware and how many run it: `id:count id:count`; an empty id is none, or an unknown one.
    versions varchar not null,
    primary key (step, at)
);

-- A page of devices is read along one of these: what is the same for all of them, then the order.
-- What was counted by the two that go is kept in counts now.
drop index device_by_status;
drop index device_by_drift;
create index device_by_sync on device (sync, serial);
create index device_by_activity on device (activity, serial);
create index device_by_link on device (link, serial);
create index device_by_stuck on device (stuck, serial);
create index device_by_type on device (type_id, serial);
create index device_by_current on device (current_firmware_id, serial);
create index device_by_target on device (assigned_firmware_id, serial);
create index device_by_cell on device (current_firmware_id, assigned_firmware_id, serial);
create index device_by_registration on device (registered_at, id);
