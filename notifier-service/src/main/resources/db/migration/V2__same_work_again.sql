-- What a request with an Idempotency-Key makes gets this id, decided before the work begins: if the process ends between
-- the work and the note about its answer, the repetition finds what was made instead of making another.
ALTER TABLE remembered_answers ADD COLUMN work_id uuid NOT NULL DEFAULT uuid_v7();
