-- A destination is whatever calls go to: a webhook, the address that a rule names, a handler URL. They share the
-- deliveries, the log of attempts and the circuit that spares one that does not answer.
ALTER TABLE webhook RENAME TO destination;
ALTER TABLE destination RENAME COLUMN webhook_id TO destination_id;
ALTER INDEX webhook_of_account RENAME TO destination_of_account;
ALTER TABLE destination
    ADD COLUMN kind          text    NOT NULL DEFAULT 'webhook' CHECK (kind IN ('webhook', 'rule', 'handler')),
    -- What an administrator calls a webhook; the moment of a handler.
    ADD COLUMN name          text    NOT NULL DEFAULT '',
    -- Which form a handler's payload has.
    ADD COLUMN format        text,
    -- Of which dialogs a webhook is told; empty for all.
    ADD COLUMN channel_kinds text[]  NOT NULL DEFAULT '{}',
    ADD COLUMN departments   text[]  NOT NULL DEFAULT '{}',
    ADD COLUMN tags          text[]  NOT NULL DEFAULT '{}',
    -- The circuit: attempts failed in a row, since when, how often it has opened since, and until when it is open.
    ADD COLUMN failures      integer NOT NULL DEFAULT 0,
    ADD COLUMN failing_since timestamptz,
    ADD COLUMN openings      integer NOT NULL DEFAULT 0,
    ADD COLUMN open_until    timestamptz;

ALTER TABLE destination ALTER COLUMN kind DROP DEFAULT;

CREATE UNIQUE INDEX handler_moment ON destination (account_id, name) WHERE kind = 'handler';

-- One version for the three handlers of an account, because they are saved together.
CREATE TABLE handler_version (
    account_id text   PRIMARY KEY,
    version    bigint NOT NULL
);

-- When a destination stopped answering, was switched off, and came back: each told once.
CREATE TABLE destination_note (
    note_id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    destination_id text        NOT NULL REFERENCES destination ON DELETE CASCADE,
    at             timestamptz NOT NULL,
    health         text        NOT NULL CHECK (health IN ('healthy', 'open', 'disabled')),
    reason         text        NOT NULL
);

CREATE INDEX destination_note_of ON destination_note (destination_id, note_id DESC);

ALTER TABLE delivery RENAME COLUMN webhook_id TO destination_id;
DROP INDEX delivery_due;
CREATE INDEX delivery_due ON delivery (destination_id, due_at) WHERE state IN ('pending', 'sending');

-- The address that an attempt went to, without what may be secret in it.
ALTER TABLE attempt ADD COLUMN target text;

-- What the events have said of a dialog so far: what filters ask and handlers are told.
CREATE TABLE dialog (
    account_id text        NOT NULL,
    dialog_id  text        NOT NULL,
    facts      text        NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, dialog_id)
) WITH (fillfactor = 80);

CREATE INDEX dialog_changed ON dialog (changed_at);
