-- In which database this was first opened. A copy restored from a dump finds another number there; and until when the notifier has
-- to be asked to hold what is told.
CREATE TABLE whereabouts (
    only_one     boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    number       text    NOT NULL,
    hold_pending boolean NOT NULL DEFAULT false
);
