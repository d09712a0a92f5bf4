-- The firmware library: who vouches for a firmware. Valid on H2 and on PostgreSQL.

-- The maker's count of releases, and his Ed25519 signature in base64, if he gave them.
alter table firmware add column sequence bigint;
alter table firmware add column signature varchar(88);
-- The trusted key that the signature is by.
alter table firmware add column key_id varchar(16);
-- Not to be delivered, because somebody is trusted and the signature is by none of them.
alter table firmware add column withheld boolean default false not null;
