-- ---------------------------------------------------------------------------------------------------------------
-- failover: an address that is removed, or stopped, while something waits there
-- ---------------------------------------------------------------------------------------------------------------

-- Ends what waits at addresses at which a subscriber wants to be told no more, who still wants to be told. What stands in for another
-- address, or has a further one, goes on from there; the rest is over. What is on its way right now can't be called back.
CREATE FUNCTION leave_endpoints(endpoints uuid[], why text) RETURNS bigint LANGUAGE sql AS $$
    WITH gone AS (
        DELETE FROM queue WHERE endpoint_id = ANY (endpoints) AND state <> 'sending'
        RETURNING endpoint_id, delivery_id, month, fence, tries, instead_of
    ), booked AS (
        UPDATE ledger l SET reason = why, fence = gone.fence, tries = gone.tries, updated_at = now(),
            state = CASE WHEN gone.instead_of IS NOT NULL OR EXISTS (SELECT FROM endpoints e JOIN endpoints n
                ON n.subscriber_id = e.subscriber_id AND n.position > e.position AND n.state = 'active'
                WHERE e.id = gone.endpoint_id) THEN 'suppressed' ELSE 'cancelled' END
        FROM gone WHERE l.id = gone.delivery_id AND l.month = gone.month
    )
    SELECT count(*) FROM gone
$$;

-- Also where the address is gone by now: what stood in for another one there still does.
CREATE OR REPLACE FUNCTION strand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO stranded (delivery_id, month, publication_id, position)
    SELECT NEW.id, NEW.month, NEW.publication_id, e.position
    FROM (VALUES (NEW.endpoint_id)) AS at (endpoint_id) LEFT JOIN endpoints e ON e.id = at.endpoint_id
    WHERE NEW.instead_of IS NOT NULL OR EXISTS (SELECT FROM endpoints n
        WHERE n.subscriber_id = e.subscriber_id AND n.position > e.position)
    ON CONFLICT (delivery_id, month) DO UPDATE SET due_at = now(), looked = false;
    RETURN NULL;
END $$;
