-- What was written there and said here: whether it was read, or never came, is told there by its own id.
CREATE TABLE crm_chat_message (
    destination_id text NOT NULL REFERENCES destination ON DELETE CASCADE,
    message_id     text NOT NULL,
    foreign_id     text NOT NULL,
    dialog_id      text NOT NULL,
    PRIMARY KEY (destination_id, message_id)
);
CREATE INDEX crm_chat_message_dialog ON crm_chat_message (dialog_id);
