-- ---------------------------------------------------------------------------------------------------------------
-- social: processes with other settings
-- ---------------------------------------------------------------------------------------------------------------

-- When a process last said that the network is set up there; null where none ever did. A process where it is not says nothing of it.
ALTER TABLE social_accounts ADD COLUMN seen_on_at timestamptz;
UPDATE social_accounts SET seen_on_at = now();

-- Whether a publication is told to a subscription in this state: one that is paused takes back and corrects what it told, and tells no
-- more.
CREATE FUNCTION still_told(state text, only_told_of uuid, translated_into text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT state = 'active' OR (state = 'paused' AND only_told_of IS NOT NULL AND translated_into IS NULL)
$$;
