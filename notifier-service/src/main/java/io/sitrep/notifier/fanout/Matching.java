package io.sitrep.notifier.fanout;

import io.sitrep.notifier.intake.CanaryIds;

/**
 * Who is told of what: the one place that says so, for planning and for counting beforehand. SQL over {@code s} (a subscription),
 * {@code e} (an endpoint of it, the first where nothing else is said) and {@code p} with {@code maintenance, status, impact_rank,
 * components, regions, incident_id} of what is to be told, and what {@link #BY_CATALOG} adds.
 */
final class Matching {
    /**
     * Two columns beside those of what is to be told, by the catalog as it is now, worked out once and not for each subscriber:
     * the groups of its components, and the regions that its regions are, lie in or contain.
     */
    static final String BY_CATALOG = "groups_of(components) AS groups, regions_near(regions) AS near";

    // Who was told of an incident hears how it goes on, even when it no longer matches the filter: nobody is left with
    // half a story, at whichever of their addresses it began. Regions: an incident without any is everywhere.
    private static final String WANTS = """
            (s.state = 'active'
              AND (s.maintenances OR NOT p.maintenance)
              AND (s.postmortems OR p.status <> 'postmortem')
              AND (
                ((p.maintenance OR p.impact_rank >= s.min_rank)
                  AND ((s.components = '{}' AND s.groups = '{}') OR s.components && p.components OR s.groups && p.groups)
                  AND (s.regions = '{}' OR p.regions = '{}' OR s.regions && p.near))
                OR EXISTS (SELECT 1 FROM ledger t WHERE t.subscriber_id = s.subscriber_id
                    AND t.incident_id = p.incident_id AND t.state = 'delivered')))
            """;

    // The canary hears its own signs of life and nothing else, and nobody else hears them.
    static final String HEARS = """
            (CASE WHEN p.incident_id = '%1$s' THEN s.id = '%2$s' AND s.state = 'active' ELSE s.id <> '%2$s' AND %3$s END)
            """.formatted(CanaryIds.INCIDENT, CanaryIds.SUBSCRIBER, WANTS);

    // What an account of ours posted without hearing that it was taken, and gave up since, may stand for all to read:
    // it is
    // taken back, too.
    private static final String MAY_STAND = """
            (p.kind = 'retraction' AND t.state <> 'open' AND t.subscriber_id IN (SELECT subscriber_id FROM social_accounts)
              AND EXISTS (SELECT FROM failed_attempts f WHERE f.delivery_id = t.id AND f.month = t.month
                AND f.outcome IN ('uncertain', 'lost', 'unheard')))""";

    // Wherever they were told, whatever they filter: who was told what is not so hears that, too; also where an account
    // that is paused by now said it.
    static final String WAS_TOLD = """
            (still_told(s.state, p.only_told_of, p.translated_into) AND EXISTS (SELECT FROM ledger t
                WHERE t.publication_id = p.only_told_of AND t.endpoint_id = e.id
                  AND (t.state IN ('delivered', 'uncertain') OR %1$s)
                  AND (p.told_before IS NULL OR coalesce(t.revision, 0) < p.told_before))
              AND (p.translated_into IS NULL OR s.locale = ANY (p.translated_into)
                  OR split_part(s.locale, '-', 1) = ANY (p.translated_into)))
            """.formatted(MAY_STAND);

    // Whatever of the incident it was that they were told.
    static final String WAS_TOLD_OF_INCIDENT = """
            (still_told(s.state, p.only_told_of, p.translated_into) AND EXISTS (SELECT FROM ledger t
                WHERE t.subscriber_id = s.subscriber_id AND t.incident_id = p.incident_id AND t.endpoint_id = e.id
                  AND (t.state IN ('delivered', 'uncertain') OR %1$s)))
            """.formatted(MAY_STAND);

    private Matching() {}
}
