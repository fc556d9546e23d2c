-- A CRM is a destination too: its credentials are those of its address.
ALTER TABLE destination DROP CONSTRAINT destination_kind_check;
ALTER TABLE destination ADD CONSTRAINT destination_kind_check CHECK (kind IN ('webhook', 'rule', 'handler', 'crm'));
CREATE UNIQUE INDEX crm_of_account ON destination (account_id, name) WHERE kind = 'crm';

CREATE TABLE crm_connection (
    destination_id text PRIMARY KEY REFERENCES destination ON DELETE CASCADE,
    -- How the connection is set: where, with which kind of credentials, and which fields it fills.
    settings       text NOT NULL
);

-- The record that a dialog became.
CREATE TABLE crm_record (
    destination_id text        NOT NULL REFERENCES destination ON DELETE CASCADE,
    dialog_id      text        NOT NULL,
    record_id      text        NOT NULL,
    link           text        NOT NULL,
    created_at     timestamptz NOT NULL,
    PRIMARY KEY (destination_id, dialog_id)
);
