-- Nothing came of it, and the form it came from is still open: what is sent from it again is another command.
ALTER TABLE inbound ADD COLUMN undone boolean NOT NULL DEFAULT false;
