-- How much of the trail's beginning was cut off. Valid on H2 and on PostgreSQL.

-- One row. The hash is of the last event that is gone: the first that is left is chained to it. The
-- signature is the server's, whose key is not in the database.
create table audit_cut (
    id smallint primary key,
    sequence bigint not null,
    hash varchar(64),
    at varchar(40),
    signature varchar(88)
);

insert into audit_cut (id, sequence, hash, at, signature) values (1, 0, null, null, null);
