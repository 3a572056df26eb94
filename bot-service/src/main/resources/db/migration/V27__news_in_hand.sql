-- Until when somebody is at it: what changes meanwhile is due, and is shown afterwards.
ALTER TABLE chat_news ADD COLUMN held_until timestamptz NOT NULL DEFAULT '-infinity';
