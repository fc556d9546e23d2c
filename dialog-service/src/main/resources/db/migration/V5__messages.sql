-- What messages carry besides text, and what became of them. Every column may be missing in what an older writer inserts.
ALTER TABLE message
    ADD COLUMN attachments jsonb,                              -- null for none, and once it was taken back
    ADD COLUMN reply_to    text,
    ADD COLUMN version     integer NOT NULL DEFAULT 1,         -- counts its texts; "text" is the last one
    ADD COLUMN edited_at   timestamptz,
    ADD COLUMN deleted_at  timestamptz;                        -- then "text" is empty

ALTER TABLE dialog
    ADD COLUMN last_message_id text,
    ADD COLUMN rating  bigint,                                 -- the visitor's mark, 1 to 5
    ADD COLUMN offline boolean NOT NULL DEFAULT false;         -- began while nobody was there to answer

-- A dialog that was answered by a bot or outside has nobody waiting and still waits for an operator or its end.
CREATE INDEX dialog_waiting_by ON dialog
    (account_id, (COALESCE(waiting_since, opened_at)), dialog_id) WHERE status = 'waiting';
DROP INDEX dialog_waiting;

-- What is known of a conversation's visitor.
CREATE TABLE visitor (
    conversation_id     text    PRIMARY KEY,
    account_id          text    NOT NULL,
    card                jsonb,                                 -- what they said of themselves
    fields              jsonb,                                 -- what their site tells, in its order
    proof               text,                                  -- verified, unverified, none
    crm_id              text,
    reachable           boolean NOT NULL DEFAULT true,
    reachability_reason text
);

-- Cards were not kept before, but for the name.
INSERT INTO visitor (conversation_id, account_id, card)
SELECT DISTINCT ON (conversation_id) conversation_id, account_id, payload::jsonb -> 'card'
FROM event WHERE type = 'VisitorCardChanged'
ORDER BY conversation_id, sequence DESC;
