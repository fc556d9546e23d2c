-- Which chat of a CRM a conversation is shown in, and the newest dialog that was told there: what is written there goes
-- to this one.
CREATE TABLE crm_chat (
    destination_id  text NOT NULL REFERENCES destination ON DELETE CASCADE,
    conversation_id text NOT NULL,
    dialog_id       text NOT NULL,
    chat_id         text NOT NULL,
    PRIMARY KEY (destination_id, conversation_id)
);

-- An erasure names dialogs.
CREATE INDEX crm_chat_dialog ON crm_chat (dialog_id);
