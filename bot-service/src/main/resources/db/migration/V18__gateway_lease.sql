-- Who holds a platform's gateway: one of the replicas at most. The number grows with each change of holder, and never
-- otherwise; all times are the database's.
CREATE TABLE gateway_lease (
    bot text PRIMARY KEY,
    holder uuid NOT NULL,
    fencing bigint NOT NULL,
    held_until timestamptz NOT NULL
);
