package io.sitrep.notifier.fanout;

/**
 * Who is told of what: the one place that says so, for planning and for counting beforehand. SQL over {@code s} (a subscription),
 * {@code e} (its first endpoint) and {@code p} with {@code maintenance, status, impact_rank, components, regions, incident_id} of
 * what is to be told.
 */
final class Matching {
    // Who was told of an incident hears how it goes on, even when it no longer matches the filter: nobody is left with
    // half a story. Regions: an incident without any is everywhere.
    static final String HEARS = """
            (s.state = 'active'
              AND (s.maintenances OR NOT p.maintenance)
              AND (s.postmortems OR p.status <> 'postmortem')
              AND (
                ((p.maintenance OR p.impact_rank >= s.min_rank)
                  AND (s.components = '{}' OR s.components && p.components)
                  AND (s.regions = '{}' OR p.regions = '{}' OR s.regions && p.regions))
                OR EXISTS (SELECT 1 FROM ledger t WHERE t.subscriber_id = s.subscriber_id
                    AND t.incident_id = p.incident_id AND t.endpoint_id = e.id AND t.state = 'delivered')))
            """;

    private Matching() {}
}
