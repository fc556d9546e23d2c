-- How far the events are read: the position of the last event of each partition that was made into a mail or decided
-- against.
CREATE TABLE feed_position (
    partition integer PRIMARY KEY,
    position  bigint
);

-- One row per mail. What it says is made when it is sent: no visitor's words are kept here.
CREATE TABLE mail (
    mail_id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id      text        NOT NULL,
    kind            text        NOT NULL,
    dialog_id       text        NOT NULL,
    -- The left part of its Message-ID, the same on every attempt.
    message_key     text        NOT NULL UNIQUE,
    recipient       text        NOT NULL,
    content         text        NOT NULL,
    state           text        NOT NULL CHECK (state IN ('pending', 'sending', 'sent', 'failed')),
    due_at          timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL,
    -- When the first attempt was made: giving up is counted from here.
    round_began_at  timestamptz,
    -- When the present attempt began to hand the mail over; an attempt that is lost before that has sent nothing.
    handed_at       timestamptz,
    -- Whether an earlier attempt may have arrived; then there is one more attempt at most.
    uncertain       boolean     NOT NULL DEFAULT false,
    finished_at     timestamptz,
    reason          text,
    -- A dialog is told of once [W-27].
    UNIQUE (account_id, dialog_id)
);

CREATE INDEX mail_due ON mail (due_at) WHERE state IN ('pending', 'sending');
CREATE INDEX mail_finished ON mail (finished_at) WHERE finished_at IS NOT NULL;

-- What each attempt came to.
CREATE TABLE attempt (
    mail_id bigint      NOT NULL REFERENCES mail ON DELETE CASCADE,
    number  integer     NOT NULL,
    at      timestamptz NOT NULL,
    millis  bigint,
    verdict text        NOT NULL CHECK (verdict IN ('sent', 'again', 'hopeless', 'uncertain', 'lost')),
    error   text,
    PRIMARY KEY (mail_id, number)
);

-- When an account was told last of each kind of thing. The row is locked while it is decided whether to tell again.
CREATE TABLE alert_throttle (
    account_id text        NOT NULL,
    kind       text        NOT NULL,
    last_at    timestamptz,
    mail_id    bigint      REFERENCES mail ON DELETE SET NULL,
    -- How many were not told since.
    held_back  integer     NOT NULL DEFAULT 0,
    PRIMARY KEY (account_id, kind)
);
