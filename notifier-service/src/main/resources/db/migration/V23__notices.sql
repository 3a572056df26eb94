-- Words for people of the house, by mail, where the way they use is out. They are no subscribers: nothing here knows the tables of
-- those but to see that an address is switched off.
CREATE TABLE notices (
    id         uuid        PRIMARY KEY DEFAULT uuid_v7(),
    -- The sender's name for it: what comes again under it is the same notice.
    key        text        NOT NULL UNIQUE,
    subject    text        NOT NULL,
    text       text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX notices_age ON notices (created_at);

-- One mail to each address.
--   pending     not tried yet                            -> delivered, retrying, dead, bounced, suppressed
--   retrying    failed, or its worker vanished; due again -> the same
--   delivered   the mail server took it                  -> bounced
--   dead        tried as often as it may be, or refused   (final)
--   bounced     nobody is there                           (final)
--   suppressed  the address is known to be no more        (final)
CREATE TABLE notice_mails (
    -- What its Message-ID and its return path are made of.
    id         uuid        PRIMARY KEY DEFAULT uuid_v7(),
    notice_id  uuid        NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
    address    text        NOT NULL,
    state      text        NOT NULL DEFAULT 'pending'
        CHECK (state IN ('pending', 'retrying', 'delivered', 'dead', 'bounced', 'suppressed')),
    tries      integer     NOT NULL DEFAULT 0,
    -- When it is to be tried, or tried again should its worker vanish; null once there is nothing to do.
    due_at     timestamptz DEFAULT now(),
    code       text,
    reason     text,
    settled_at timestamptz
);
CREATE UNIQUE INDEX notice_mails_once ON notice_mails (notice_id, lower(address));
CREATE INDEX notice_mails_due ON notice_mails (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX notice_mails_bounced ON notice_mails (lower(address)) WHERE state = 'bounced';
