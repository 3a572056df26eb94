-- ---------------------------------------------------------------------------------------------------------------
-- failover: who is out is worked out once for many deliveries
-- ---------------------------------------------------------------------------------------------------------------

CREATE INDEX providers_out_until ON providers_out (until);
CREATE INDEX provider_groups_part_of ON provider_groups (channel, part_of);

-- All names by which what is out is known just now, so that whoever depends on one of them is found by equality: what somebody said, the
-- members of a group of whom it was said, and of whom a component of the catalog is, the others with the same servers. A channel that is
-- switched off is called as itself. News is what is itself told about.
CREATE FUNCTION out_now() RETURNS TABLE (channel text, provider text, endpoint uuid, news boolean) LANGUAGE sql STABLE AS $$
    WITH said AS (
        SELECT o.channel, o.provider, o.why <> 'breaker' AS news FROM providers_out o WHERE o.until > now()
    ), meant AS (
        SELECT * FROM said
        UNION SELECT g.channel, g.part_of, true FROM said s JOIN provider_groups g ON g.channel = s.channel AND g.member = s.provider
        WHERE s.news AND g.part_of IS NOT NULL
    )
    SELECT a.channel, a.provider,
        CASE WHEN a.provider ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN a.provider::uuid END, bool_or(a.news)
    FROM (
        SELECT * FROM meant
        UNION ALL SELECT g.channel, g.member, m.news FROM meant m JOIN provider_groups g
            ON g.channel = m.channel AND g.part_of = m.provider
        UNION ALL SELECT f.channel, f.channel, false FROM channels_off f
    ) a GROUP BY a.channel, a.provider
$$;

-- For a single address: by the same rules, and from the indexes.
CREATE OR REPLACE FUNCTION out_by(endpoint uuid, of_channel text, depends_on text[]) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
    names  text[] := ARRAY[of_channel, endpoint::text] || depends_on;
    shared text[] := array(SELECT g.part_of FROM provider_groups g
        WHERE g.channel = of_channel AND g.member = ANY (depends_on) AND g.part_of IS NOT NULL);
BEGIN
    RETURN coalesce(
        (SELECT CASE WHEN o.why = 'breaker' THEN 'breaker' ELSE 'catalog' END FROM providers_out o
        WHERE o.channel = of_channel AND o.until > now() AND o.provider = ANY (names || shared)
        ORDER BY (o.why = 'breaker') LIMIT 1),
        (SELECT 'catalog' FROM provider_groups g JOIN providers_out o ON o.channel = g.channel AND o.provider = g.member
        WHERE shared <> '{}' AND g.channel = of_channel AND g.part_of = ANY (shared) AND o.until > now() AND o.why <> 'breaker' LIMIT 1),
        (SELECT 'hand' FROM channels_off f WHERE f.channel = of_channel));
END $$;

-- Each row was looked at by itself.
DROP FUNCTION gives_way_at_once(uuid, smallint);

-- The mail domains of a component are asked for like those of readers: whose servers they have is whose mail is not delivered.
CREATE OR REPLACE FUNCTION provider_of_catalog() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM providers_out WHERE why = OLD.id::text;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO provider_groups (channel, member, looked_at)
        SELECT 'email', domain, '-infinity' FROM unnest(NEW.provides_domains) AS d (domain) ON CONFLICT DO NOTHING;
        IF NOT NEW.retired AND NEW.status IN ('partial_outage', 'major_outage') THEN
            INSERT INTO providers_out (channel, provider, why, until)
            SELECT NEW.provides_channel, NEW.provides_channel, NEW.id::text, timestamptz 'infinity'
            WHERE NEW.provides_channel IS NOT NULL
            UNION SELECT 'email', domain, NEW.id::text, timestamptz 'infinity' FROM unnest(NEW.provides_domains) AS d (domain);
        END IF;
    END IF;
    RETURN NULL;
END $$;
INSERT INTO provider_groups (channel, member, looked_at)
SELECT DISTINCT 'email', domain, timestamptz '-infinity' FROM catalog_components, unnest(provides_domains) AS d (domain)
ON CONFLICT DO NOTHING;

-- ---------------------------------------------------------------------------------------------------------------
-- failover: since when it is broken, which is not since when it waits
-- ---------------------------------------------------------------------------------------------------------------

-- Of the first attempt that failed otherwise than by being asked to come back soon.
ALTER TABLE queue ADD COLUMN first_failed_at timestamptz;
UPDATE queue SET first_failed_at = updated_at WHERE state = 'retrying';
COMMENT ON COLUMN queue.failover_at IS
    'When to look whether the next address takes over; -infinity: before anything is tried here. Null when there is no other address.';

-- ---------------------------------------------------------------------------------------------------------------
-- failover: what waits for another address is not over
-- ---------------------------------------------------------------------------------------------------------------

ALTER TABLE stranded
    ADD COLUMN publication_id uuid,
    -- Of the address, which may be gone by now.
    ADD COLUMN position       smallint,
    -- Whether somebody looked, and there was no other address to be told at just now.
    ADD COLUMN looked         boolean NOT NULL DEFAULT false;
UPDATE stranded t SET publication_id = l.publication_id FROM ledger l WHERE l.id = t.delivery_id AND l.month = t.month;
CREATE INDEX stranded_publication ON stranded (publication_id);

-- Also the last address: an earlier one that was only broken may be all that is left.
CREATE OR REPLACE FUNCTION strand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO stranded (delivery_id, month, publication_id, position)
    SELECT NEW.id, NEW.month, NEW.publication_id, e.position FROM endpoints e
    WHERE e.id = NEW.endpoint_id AND (NEW.instead_of IS NOT NULL OR EXISTS (SELECT FROM endpoints n
        WHERE n.subscriber_id = e.subscriber_id AND n.position > e.position))
    ON CONFLICT (delivery_id, month) DO UPDATE SET due_at = now(), looked = false;
    RETURN NULL;
END $$;

-- Failed over while it could still have been tried: it is, when there is nothing else left.
ALTER TABLE ledger ADD COLUMN gave_way boolean;

-- Posts of ours that were uncertain and then found, or tried again: those who rode along with them were or are told, too.
CREATE TABLE posts_found (
    publication_id uuid NOT NULL,
    channel        text NOT NULL,
    PRIMARY KEY (publication_id, channel)
);
CREATE FUNCTION find_post() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO posts_found (publication_id, channel)
    SELECT NEW.publication_id, NEW.channel FROM subscribers s WHERE s.id = NEW.subscriber_id AND s.account
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER ledger_find_post AFTER UPDATE ON ledger FOR EACH ROW
    WHEN (NEW.state IN ('delivered', 'open') AND OLD.state = 'uncertain') EXECUTE FUNCTION find_post();
