-- The dialogs as lists show them, one row each, written by the single writer with the events they come from.
CREATE TABLE dialog (
    dialog_id         text        PRIMARY KEY,
    conversation_id   text        NOT NULL,
    account_id        text        NOT NULL,
    sequence          bigint      NOT NULL,   -- of the conversation's last event when the row was written
    status            text        NOT NULL,   -- waiting, assigned, closed
    visitor_id        text        NOT NULL,
    visitor_name      text,
    channel_id        text        NOT NULL,
    channel_kind      text        NOT NULL,
    placement_id      text,
    page_url          text,
    department_id     text,                   -- null for any
    language          text        NOT NULL,
    queued_sequence   bigint      NOT NULL,
    operator_id       text,
    operator_name     text,
    assignment_cause  text,                   -- automatic, taken, replied, transferred, reopened; null while unowned
    assigned_at       timestamptz,
    owner_answered    boolean     NOT NULL,   -- whether the owner has written since they came to own it
    replied           boolean     NOT NULL,   -- whether any operator has written in this dialog
    opened_at         timestamptz NOT NULL,
    waiting_since     timestamptz,            -- null when nobody waits
    closed_at         timestamptz,
    last_message_at   timestamptz,
    last_message_text text,                   -- at most 200 characters
    last_message_from text,                   -- visitor, operator, bot, system
    unanswered        integer     NOT NULL
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

CREATE INDEX dialog_conversation ON dialog (conversation_id);
-- Lists page by key: each index has the order of its list, with the id as the tie-break.
CREATE INDEX dialog_waiting ON dialog (account_id, waiting_since, dialog_id) WHERE status = 'waiting';
CREATE INDEX dialog_owned ON dialog (account_id, operator_id, last_message_at DESC, dialog_id)
    WHERE status = 'assigned';
CREATE INDEX dialog_assigned ON dialog (account_id, last_message_at DESC, dialog_id) WHERE status = 'assigned';
CREATE INDEX dialog_closed ON dialog (account_id, closed_at DESC, dialog_id) WHERE status = 'closed';
