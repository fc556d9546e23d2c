-- What was erased here, for the report that is kept of each erasure.
CREATE TABLE erasure_receipt (
    command_id      text        PRIMARY KEY,
    account_id      text        NOT NULL,
    conversation_id text        NOT NULL,
    counts          jsonb       NOT NULL,
    left_behind     jsonb       NOT NULL,   -- what others were given
    done_at         timestamptz NOT NULL
);
