-- How many devices run, and should run, each firmware. Valid on H2 and on PostgreSQL.
--
-- A table of its own: it moves with every device, the firmware beside it hardly ever.

create table firmware_tally (
    firmware_id uuid primary key references firmware (id) on delete cascade,
    running bigint not null,
    assigned bigint not null
);

insert into firmware_tally (firmware_id, running, assigned)
select f.id,
    (select count(*) from device d where d.current_firmware_id = f.id),
    (select count(*) from device d where d.assigned_firmware_id = f.id)
from firmware f;
