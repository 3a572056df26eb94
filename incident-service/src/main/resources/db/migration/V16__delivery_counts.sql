-- How far the telling of each publication is, as the notifier last said. Beside the incident, and outside its version. Nothing
-- refers to incidents: after a restore counts may be there before what they are about.
CREATE TABLE delivery_counts (
    publication uuid PRIMARY KEY,
    incident_id uuid NOT NULL,
    sequence    bigint NOT NULL, -- of the newest that was heard; an older one changes nothing
    counts      jsonb NOT NULL
);

CREATE INDEX delivery_counts_by_incident ON delivery_counts (incident_id);
