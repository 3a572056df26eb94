package io.sitrep.incident.analytics;

import io.sitrep.incident.domain.Wire;

/** By what incidents are counted apart. */
public enum GroupBy implements Wire {
    SEVERITY("i.severity AS key, i.severity AS name", ""),

    /** An incident counts with each of its components. */
    COMPONENT("c.id::text AS key, c.name AS name", """
            LEFT JOIN incident_components a ON a.incident_id = i.id
            LEFT JOIN components c ON c.id = a.component_id"""),

    /** An incident counts with each region it concerns as a whole or in one of its components. */
    REGION("r.code AS key, r.code AS name", """
            LEFT JOIN LATERAL (SELECT DISTINCT code FROM (
                SELECT unnest(i.regions) AS code UNION ALL
                SELECT unnest(a.regions) FROM incident_components a WHERE a.incident_id = i.id) each) r ON true"""),

    /** Of its beginning, by UTC. */
    MONTH(
            "to_char(i.started_at AT TIME ZONE 'UTC', 'YYYY-MM') AS key, "
                    + "to_char(i.started_at AT TIME ZONE 'UTC', 'YYYY-MM') AS name",
            "");

    private final String columns;
    private final String joins;

    GroupBy(String columns, String joins) {
        this.columns = columns;
        this.joins = joins;
    }

    /** What gives a group its key and its name; both null for incidents that have none of it. */
    String columns() {
        return columns;
    }

    String joins() {
        return joins;
    }
}
