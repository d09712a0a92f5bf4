-- Devices that wait for their rollout are woken only if they are there. Valid on H2 and on PostgreSQL.

drop index device_by_rollout;
create index device_by_rollout on device (rollout_id, rollout_state, obstacle, link);
