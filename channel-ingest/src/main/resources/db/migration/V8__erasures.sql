-- Files whose bytes are still to be deleted, and the erasures that wait for that.
CREATE TABLE erased_file (
    file_id    text PRIMARY KEY,
    command_id text NOT NULL
);
CREATE INDEX erased_file_of ON erased_file (command_id);

CREATE TABLE erasure (
    command_id      text  PRIMARY KEY,
    account_id      text  NOT NULL,
    conversation_id text  NOT NULL,
    counts          jsonb NOT NULL
);

-- An erasure finds all that was ever sent in a conversation.
CREATE INDEX delivery_conversation ON delivery (account_id, conversation_id);

-- What was erased here, for the report that is kept of each erasure.
CREATE TABLE erasure_receipt (
    command_id      text        PRIMARY KEY,
    account_id      text        NOT NULL,
    conversation_id text        NOT NULL,
    counts          jsonb       NOT NULL,
    left_behind     jsonb       NOT NULL,   -- what others were given
    done_at         timestamptz NOT NULL
);
