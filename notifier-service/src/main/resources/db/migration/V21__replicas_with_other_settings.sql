-- ---------------------------------------------------------------------------------------------------------------
-- failover: processes with other settings
-- ---------------------------------------------------------------------------------------------------------------

-- When a process last said that a channel is set up there. A process where it is not says nothing of it.
CREATE TABLE channels_seen (
    channel text        PRIMARY KEY,
    seen_at timestamptz NOT NULL DEFAULT now()
);

-- The channels by which something can be told: those that are set up in the process that asks, and those that another one has had lately.
CREATE FUNCTION set_up(here text[]) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT array(SELECT unnest(here)
        UNION SELECT channel FROM channels_seen WHERE seen_at > now() - interval '5 minutes'
        UNION SELECT channel FROM social_accounts WHERE seen_on_at > now() - interval '5 minutes')
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- delivery: addresses that hold for one sender alone
-- ---------------------------------------------------------------------------------------------------------------

-- By which sender of ours a message last got there, where its channel has such; null when none did, as far as is known.
ALTER TABLE endpoints ADD COLUMN reached_by text;
