-- ---------------------------------------------------------------------------------------------------------------
-- catalog: what subscribers can choose from, as sitrep.catalog tells it
-- ---------------------------------------------------------------------------------------------------------------

CREATE TABLE catalog_groups (
    id         uuid        PRIMARY KEY,
    public_id  text        NOT NULL,
    name       text        NOT NULL,
    position   integer     NOT NULL,
    -- The thing's own: what is older does not take its place.
    updated_at timestamptz NOT NULL
);

CREATE TABLE catalog_components (
    id         uuid        PRIMARY KEY,
    public_id  text        NOT NULL,
    name       text        NOT NULL,
    position   integer     NOT NULL,
    group_id   uuid,
    retired    boolean     NOT NULL,
    updated_at timestamptz NOT NULL
);

-- What lies in what. Those that come with the suite are never told of: this is the same list that the incident service has.
CREATE TABLE regions (
    code       text        PRIMARY KEY,
    -- Only of our own; the names of the others are translated.
    name       text,
    parent     text,
    built_in   boolean     NOT NULL,
    updated_at timestamptz
);
INSERT INTO regions (code, parent, built_in) VALUES ('world', NULL, true);
INSERT INTO regions (code, parent, built_in)
SELECT unnest(string_to_array(listed.codes, ' ')), listed.parent, true FROM (VALUES
    ('world', 'africa americas asia-pacific europe middle-east antarctica'),
    ('americas', 'north-america central-america south-america caribbean'),
    ('asia-pacific', 'asia oceania'),
    ('north-america', 'BM CA GL MX PM US'),
    ('central-america', 'BZ CR GT HN NI PA SV'),
    ('south-america', 'AR BO BR CL CO EC FK GF GY PE PY SR UY VE'),
    ('caribbean', 'AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI'),
    ('europe', 'AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA'),
    ('africa', 'AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW'),
    ('middle-east', 'AE BH IL IQ IR JO KW LB OM PS QA SA SY TR YE'),
    ('asia', 'AF AM AZ BD BN BT CN GE HK ID IN IO JP KG KH KP KR KZ LA LK MM MN MO MV MY NP PH PK SG TH TJ TL TM TW UZ VN'),
    ('oceania', 'AS AU CC CK CX FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS'),
    ('antarctica', 'AQ BV GS HM TF')) AS listed (parent, codes);
CREATE INDEX regions_parent ON regions (parent);

-- The regions that concern whoever is in one of these: they themselves, what they lie in, and what lies in them. A circle ends.
CREATE FUNCTION regions_near(codes text[]) RETURNS text[] LANGUAGE sql STABLE AS $$
    WITH RECURSIVE above AS (
        SELECT unnest(codes) AS code
        UNION SELECT r.parent FROM above a JOIN regions r ON r.code = a.code WHERE r.parent IS NOT NULL
    ), below AS (
        SELECT unnest(codes) AS code
        UNION SELECT r.code FROM below b JOIN regions r ON r.parent = b.code
    )
    SELECT coalesce(array_agg(near.code), '{}') FROM (SELECT code FROM above UNION SELECT code FROM below) near
$$;

-- The groups that list one of these components, as it is now.
CREATE FUNCTION groups_of(components uuid[]) RETURNS uuid[] LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(DISTINCT c.group_id), '{}') FROM catalog_components c
    WHERE c.id = ANY (components) AND c.group_id IS NOT NULL
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- subscription: first asked, then told
-- ---------------------------------------------------------------------------------------------------------------

-- States of a subscription: pending (nobody at the address has said yes) -> active -> unsubscribed (for good).
ALTER TABLE subscriptions DROP CONSTRAINT subscriptions_state_check,
    ADD CONSTRAINT subscriptions_state_check CHECK (state IN ('pending', 'active', 'unsubscribed')),
    ADD COLUMN groups uuid[] NOT NULL DEFAULT '{}';
CREATE INDEX subscriptions_pending ON subscriptions (created_at) WHERE state = 'pending';

-- States of an address: pending (not confirmed, told nothing but the question) -> active <-> disabled (it bounced, or is gone).
-- A further address has a token of its own, which confirms or removes this address and shows nothing else.
ALTER TABLE endpoints DROP CONSTRAINT endpoints_state_check,
    ADD CONSTRAINT endpoints_state_check CHECK (state IN ('pending', 'active', 'disabled')),
    ADD COLUMN confirmed_at timestamptz,
    ADD COLUMN token_hash   text UNIQUE,
    ADD COLUMN token_sealed text;
CREATE INDEX endpoints_address ON endpoints (channel, lower(address));

-- Whose yes it was, when, and how it was given. No network address is kept.
CREATE TABLE consents (
    id            uuid        PRIMARY KEY DEFAULT uuid_v7(),
    subscriber_id uuid        NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE,
    endpoint_id   uuid,
    at            timestamptz NOT NULL DEFAULT now(),
    how           text        NOT NULL CHECK (how IN ('form', 'api', 'link', 'admin', 'import')),
    what          text        NOT NULL CHECK (what IN ('asked', 'given', 'changed', 'withdrawn', 'replaced'))
);
CREATE INDEX consents_subscriber ON consents (subscriber_id, at);

-- The questions that are still to be sent: written with the address, gone when the next hop took the message.
CREATE TABLE confirmations (
    endpoint_id uuid        PRIMARY KEY REFERENCES endpoints (id) ON DELETE CASCADE,
    -- In the future while somebody sends it, while it waits to be tried again, and while the address was asked within the hour.
    due_at      timestamptz NOT NULL DEFAULT now(),
    tries       integer     NOT NULL DEFAULT 0
);
CREATE INDEX confirmations_due ON confirmations (due_at);

-- When an address was last asked, by its fingerprint: once an hour, whoever asks for it and however often.
CREATE TABLE asked (
    fingerprint text        PRIMARY KEY,
    endpoint_id uuid        NOT NULL,
    at          timestamptz NOT NULL
);

-- ---------------------------------------------------------------------------------------------------------------
-- erasure: who is not to come back
-- ---------------------------------------------------------------------------------------------------------------

-- What fingerprints are made with, sealed. Derived from SITREP_SECRET_KEY once; stays when that is changed.
CREATE TABLE fingerprint_key (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    sealed   text    NOT NULL
);

CREATE TABLE erased (
    fingerprint text        PRIMARY KEY,
    at          timestamptz NOT NULL,
    -- Whether it stands in sitrep.erasures too, where no restore of this database reaches it.
    logged      boolean     NOT NULL DEFAULT false
);
CREATE INDEX erased_to_log ON erased (at) WHERE NOT logged;

-- Who did what to whom, without addresses. Not a reference: it outlives the subscriber.
CREATE TABLE audit (
    id      uuid        PRIMARY KEY DEFAULT uuid_v7(),
    at      timestamptz NOT NULL DEFAULT now(),
    actor   text        NOT NULL,
    action  text        NOT NULL,
    subject uuid,
    detail  text
);
