-- What was filled into a form, by the keys of its fields; empty for a line that was typed.
ALTER TABLE inbound ADD COLUMN filled jsonb NOT NULL DEFAULT '{}';
