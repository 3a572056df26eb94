-- "It does not work for me": how many said so, of which component, where, in which five minutes. Who said it is not kept.
CREATE TABLE report_counts (
    component_id uuid NOT NULL REFERENCES components (id) ON DELETE CASCADE,
    bucket       timestamptz NOT NULL,            -- when its five minutes begin
    country      text NOT NULL DEFAULT '',        -- ISO 3166-1 alpha-2; empty when it was not said
    count        bigint NOT NULL CHECK (count > 0),
    PRIMARY KEY (component_id, bucket, country)
);

-- What is shown is recent, and what is forgotten is old.
CREATE INDEX report_counts_by_time ON report_counts (bucket);
