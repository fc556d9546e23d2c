-- Mails to visitors who have not read what was answered: only of alerts a dialog is told once [W-27].
DROP INDEX mail_alert;
CREATE UNIQUE INDEX mail_alert ON mail (account_id, dialog_id) WHERE kind NOT IN ('transcript', 'away');

-- Conversations with an answer that was not read when it was last looked. No words and no addresses are kept here.
CREATE TABLE away (
    conversation_id text        PRIMARY KEY,
    account_id      text        NOT NULL,
    dialog_id       text        NOT NULL,
    -- Everything up to this event was read or mailed.
    after_sequence  bigint      NOT NULL,
    -- The newest answer; who reads it has read them all.
    message_id      text        NOT NULL,
    -- When it is mailed; empty while there is nothing to be read.
    due_at          timestamptz,
    mailed_at       timestamptz,
    -- How many mails the thread has.
    mails           integer     NOT NULL DEFAULT 0,
    -- A keyed hash of the address that the last one went to.
    recipient       text,
    -- Names the conversation in the link that ends these mails; nobody guesses it.
    stop_key        text        NOT NULL UNIQUE
);

CREATE INDEX away_due ON away (due_at) WHERE due_at IS NOT NULL;

-- Who wants none of these mails of an account any more.
CREATE TABLE unwanted (
    account_id text        NOT NULL,
    -- A keyed hash of the address.
    recipient  text        NOT NULL,
    since      timestamptz NOT NULL,
    PRIMARY KEY (account_id, recipient)
);
