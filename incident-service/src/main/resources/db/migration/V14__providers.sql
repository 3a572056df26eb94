-- What of the ways on which people are told a component is, as JSON; null: none.
ALTER TABLE components ADD COLUMN provides text;
