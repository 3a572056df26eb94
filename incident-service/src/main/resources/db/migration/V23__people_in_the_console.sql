-- Whoever signed in to the console at the company's own provider has no token of ours: what the provider said of them is kept with
-- the session. Null for a session that was opened with a token, also one that the release before this one opens.
ALTER TABLE console_sessions ADD COLUMN name text, ADD COLUMN role text;
