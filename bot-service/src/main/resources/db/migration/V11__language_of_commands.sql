-- In which language a command is answered, also late: known once it is known who gave it.
ALTER TABLE inbound ADD COLUMN language text NOT NULL DEFAULT '';
-- People the text mentions: what the platform calls them, by the words that stand for them.
ALTER TABLE inbound ADD COLUMN mentioned jsonb NOT NULL DEFAULT '{}';
