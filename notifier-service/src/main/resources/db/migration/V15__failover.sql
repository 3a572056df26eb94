-- ---------------------------------------------------------------------------------------------------------------
-- failover: a broken channel does not silence anyone
-- ---------------------------------------------------------------------------------------------------------------

-- Whom a message to this address depends on, as its channel says: a host, a network, a receiving domain. Only where a subscriber has
-- more than one address; null until it was looked at.
ALTER TABLE endpoints ADD COLUMN providers text[];
CREATE INDEX endpoints_unplaced ON endpoints (subscriber_id) WHERE position > 0 AND providers IS NULL;

-- Who follows us on a network has no address there.
CREATE INDEX endpoints_followers ON endpoints (id) WHERE address = '';

-- Providers that are not to be relied on, whoever found that out. One that is called as its channel is the whole channel; one that is called
-- as an address' id is that address alone.
CREATE TABLE providers_out (
    channel  text        NOT NULL,
    provider text        NOT NULL,
    -- 'breaker', or the component of the catalog that is this provider.
    why      text        NOT NULL,
    -- A breaker's word ends by itself: then somebody has to find out anew.
    until    timestamptz NOT NULL,
    PRIMARY KEY (channel, provider, why)
);

-- Providers that share a fate with others: the mail domains whose mail the same servers take.
CREATE TABLE provider_groups (
    channel   text        NOT NULL,
    member    text        NOT NULL,
    -- Null when it is in none, as far as could be found.
    part_of   text,
    looked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (channel, member)
);
CREATE INDEX provider_groups_to_look_at ON provider_groups (looked_at);

-- Why nothing should be sent there just now: 'catalog', 'breaker' or 'hand'; null when nothing is known against it.
CREATE FUNCTION out_by(endpoint uuid, of_channel text, depends_on text[]) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN coalesce(
        (SELECT CASE WHEN o.why = 'breaker' THEN 'breaker' ELSE 'catalog' END FROM providers_out o
        WHERE o.channel = of_channel AND o.until > now()
            AND (o.provider = of_channel OR o.provider = endpoint::text OR o.provider = ANY (depends_on)
                OR EXISTS (SELECT FROM provider_groups g WHERE g.channel = of_channel AND g.member = ANY (depends_on)
                    AND g.part_of = o.provider))
        ORDER BY (o.why = 'breaker') LIMIT 1),
        (SELECT 'hand' FROM channels_off f WHERE f.channel = of_channel));
END $$;

CREATE FUNCTION is_out(endpoint uuid, of_channel text, depends_on text[]) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN out_by(endpoint, of_channel, depends_on) IS NOT NULL;
END $$;

-- Whether it is not even tried there when there is another address: what is urgent, where the way is known to be closed; all else,
-- where what is told about is the very provider.
CREATE FUNCTION gives_way_at_once(endpoint uuid, of_lane smallint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN coalesce((SELECT o.by = 'catalog' OR of_lane = 1
        FROM endpoints e, LATERAL (SELECT out_by(e.id, e.channel, e.providers) AS by) o
        WHERE e.id = endpoint AND o.by IS NOT NULL), false);
END $$;

ALTER TABLE queue
    -- When to look whether the subscriber's next address takes over; null when there is none.
    ADD COLUMN failover_at timestamptz,
    -- The first delivery in whose place this one is made.
    ADD COLUMN instead_of  uuid;
CREATE INDEX queue_failover ON queue (failover_at) WHERE failover_at IS NOT NULL;
CREATE INDEX queue_urgent ON queue (failover_at) WHERE lane = 1 AND failover_at IS NOT NULL;
-- What rides along with an account's post: due at no time of its own. And of that, what could be told elsewhere.
CREATE INDEX queue_followers ON queue (publication_id, channel) WHERE due_at = 'infinity';
CREATE INDEX queue_followers_further ON queue (publication_id, channel)
    WHERE due_at = 'infinity' AND failover_at IS NOT NULL AND state = 'pending';

ALTER TABLE ledger ADD COLUMN instead_of uuid;

CREATE OR REPLACE VIEW deliveries AS
    SELECT l.id, l.month, l.publication_id, l.incident_id, l.sequence, l.subscriber_id, l.subscription_id, l.endpoint_id,
        l.channel, coalesce(q.state, l.state) AS state, CASE WHEN q.state IS NULL THEN l.reason ELSE q.reason END AS reason,
        coalesce(q.fence, l.fence) AS fence, coalesce(q.tries, l.tries) AS tries, nullif(q.due_at, 'infinity') AS due_at,
        q.lease_until, l.remote_id, l.planned_at AS created_at, coalesce(q.updated_at, l.updated_at) AS updated_at,
        l.delivered_at, l.instead_of
    FROM ledger l LEFT JOIN queue q ON l.state = 'open'
        AND q.endpoint_id = l.endpoint_id AND q.incident_id = l.incident_id AND q.sequence = l.sequence;

-- Deliveries that ended without anybody being told for certain, where the subscriber has a further address.
CREATE TABLE stranded (
    delivery_id uuid        NOT NULL,
    month       date        NOT NULL,
    due_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (delivery_id, month)
);
CREATE INDEX stranded_due ON stranded (due_at);

-- Wherever it is that a delivery ends so; those that end well cost nothing here.
CREATE FUNCTION strand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO stranded (delivery_id, month)
    SELECT NEW.id, NEW.month FROM endpoints e
    WHERE e.id = NEW.endpoint_id AND EXISTS (SELECT FROM endpoints n
        WHERE n.subscriber_id = e.subscriber_id AND n.position > e.position)
    ON CONFLICT (delivery_id, month) DO UPDATE SET due_at = now();
    RETURN NULL;
END $$;
CREATE TRIGGER ledger_strand AFTER UPDATE ON ledger FOR EACH ROW
    WHEN (NEW.state IN ('dead', 'uncertain', 'suppressed') AND OLD.state IS DISTINCT FROM NEW.state)
    EXECUTE FUNCTION strand();
CREATE TRIGGER ledger_strand_planned AFTER INSERT ON ledger FOR EACH ROW
    WHEN (NEW.state = 'suppressed') EXECUTE FUNCTION strand();

-- ---------------------------------------------------------------------------------------------------------------
-- catalog: what of the ways on which people are told is itself a component
-- ---------------------------------------------------------------------------------------------------------------

ALTER TABLE catalog_components
    ADD COLUMN status           text,
    -- Of the newest word about it: what is older does not make it worse.
    ADD COLUMN status_at        timestamptz,
    ADD COLUMN provides_channel text,
    ADD COLUMN provides_domains text[] NOT NULL DEFAULT '{}';

-- While the component is out, so is the provider that it is.
CREATE FUNCTION provider_of_catalog() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM providers_out WHERE why = OLD.id::text;
    END IF;
    IF TG_OP <> 'DELETE' AND NOT NEW.retired AND NEW.status IN ('partial_outage', 'major_outage') THEN
        INSERT INTO providers_out (channel, provider, why, until)
        SELECT NEW.provides_channel, NEW.provides_channel, NEW.id::text, timestamptz 'infinity'
        WHERE NEW.provides_channel IS NOT NULL
        UNION SELECT 'email', domain, NEW.id::text, timestamptz 'infinity' FROM unnest(NEW.provides_domains) AS d (domain);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER catalog_components_provide AFTER INSERT OR DELETE ON catalog_components
    FOR EACH ROW EXECUTE FUNCTION provider_of_catalog();
CREATE TRIGGER catalog_components_provide_otherwise AFTER UPDATE ON catalog_components FOR EACH ROW
    WHEN ((OLD.status, OLD.retired, OLD.provides_channel, OLD.provides_domains)
        IS DISTINCT FROM (NEW.status, NEW.retired, NEW.provides_channel, NEW.provides_domains))
    EXECUTE FUNCTION provider_of_catalog();
