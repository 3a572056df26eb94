-- A secret that was changed goes on signing beside the new one for a while, so that its owner may change over at leisure.
ALTER TABLE endpoints
    -- Sealed, like the one that took its place.
    ADD COLUMN previous_secret text,
    ADD COLUMN previous_until  timestamptz,
    ADD CONSTRAINT endpoints_previous CHECK ((previous_secret IS NULL) = (previous_until IS NULL));
