-- What searches look in. A job of its own fills it from the log of events, beside the writer, who never waits for it.
-- The texts stay where they are: here are only their words, and what is shown is read from the message as it is now.

-- A text as it is searched: ё counts as е, and whatever ties words together (addresses, paths, numbers with a hyphen)
-- separates them. Each character becomes one character, so that places in the result are places in the text.
CREATE FUNCTION search_plain(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT translate(said, E'ёЁ<>@/_-.:+#$%&*=~^|"''\\\uE000\uE001', 'еЕ' || repeat(' ', 24))
$$;

-- The words of a text by their stems: "russian" has the Russian stemmer for Cyrillic and the English one for Latin.
-- The account is a word of its own, one that no text has (a space is in it), so that one index serves all accounts.
CREATE FUNCTION search_words(account text, said text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT to_tsvector('pg_catalog.russian', search_plain(said)) || array_to_tsvector(ARRAY['account ' || account])
$$;

CREATE TABLE search_message (
    message_id  text        PRIMARY KEY,
    account_id  text        NOT NULL,
    dialog_id   text        NOT NULL,
    at          timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,   -- of the message: which month it is in
    words       tsvector    NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.05);
-- A short list of what is not sorted in yet: every search reads all of it.
CREATE INDEX search_message_words ON search_message USING gin (words) WITH (gin_pending_list_limit = 512);
-- The newest first, for words that are in many messages.
CREATE INDEX search_message_at ON search_message (account_id, at, message_id);
CREATE INDEX search_message_dialog ON search_message (dialog_id);

CREATE TABLE search_visitor (
    conversation_id text        PRIMARY KEY,
    account_id      text        NOT NULL,
    opened_at       timestamptz NOT NULL,   -- of the newest dialog
    words           tsvector    NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX search_visitor_words ON search_visitor USING gin (words) WITH (gin_pending_list_limit = 512);

-- How far each partition of the log is read. What comes is read first; what was before, while there is time.
CREATE TABLE search_position (
    partition integer PRIMARY KEY,
    position  bigint  NOT NULL,             -- events up to this one are in
    past      bigint  NOT NULL DEFAULT 0,   -- how far the past is read again
    past_end  bigint  NOT NULL DEFAULT 0    -- where the past ends; nothing is to be read again where both are equal
);

INSERT INTO search_position (partition, position, past, past_end)
SELECT partition, position, 0, position FROM ledger;

-- Both readers of erasures ask by conversation.
CREATE INDEX erasure_conversation ON erasure (conversation_id);
