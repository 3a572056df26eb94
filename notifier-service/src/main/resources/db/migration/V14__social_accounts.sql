-- ---------------------------------------------------------------------------------------------------------------
-- social: accounts of our own that post for everybody to read
-- ---------------------------------------------------------------------------------------------------------------

-- An account is planned for like whoever subscribes, with a filter, a language and a clock of its own; it is nobody's, though:
-- neither listed nor counted, exported or erased as a person.
ALTER TABLE subscribers ADD COLUMN account boolean NOT NULL DEFAULT false;

-- An account that posts nothing for now, by hand or because its network is not set up, is paused.
ALTER TABLE subscriptions DROP CONSTRAINT subscriptions_state_check,
    ADD CONSTRAINT subscriptions_state_check CHECK (state IN ('pending', 'active', 'paused', 'unsubscribed'));

-- One for each network.
CREATE TABLE social_accounts (
    channel       text    PRIMARY KEY,
    subscriber_id uuid    NOT NULL UNIQUE REFERENCES subscribers (id) ON DELETE CASCADE,
    -- Whether somebody wants it to post. It does when its network is set up, too.
    enabled       boolean NOT NULL DEFAULT true,
    -- Those that somebody wrote, by their place in a thread; the others are the suite's own.
    templates     jsonb   NOT NULL DEFAULT '{}'
);

-- Whether a retraction takes back what another publication told: one update with its corrections, or all that was said of
-- the incident up to then.
CREATE FUNCTION takes_back(retraction publications, told publications) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT retraction.kind = 'retraction' AND told.incident_id = retraction.incident_id
        AND told.sequence < retraction.sequence AND (retraction.whole_incident OR EXISTS (
            SELECT FROM publications newest JOIN publications meant
                ON meant.incident_id = newest.incident_id AND meant.update_id = newest.update_id
            WHERE newest.id = retraction.only_told_of
              AND (told.id = meant.id OR (told.kind = 'correction' AND told.only_told_of = meant.id))))
$$;
