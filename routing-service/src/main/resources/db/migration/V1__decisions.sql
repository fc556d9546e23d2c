-- Each decision as it stands on its topic. "recorded" tells apart decisions of the same instant: those of one dialog
-- are recorded in the order they were made.
CREATE TABLE decision (
    decision_id text PRIMARY KEY,
    account_id  text        NOT NULL,
    dialog_id   text        NOT NULL,
    made_at     timestamptz NOT NULL,
    body        jsonb       NOT NULL,
    recorded    bigint GENERATED ALWAYS AS IDENTITY
);

CREATE INDEX decision_of_dialog ON decision (account_id, dialog_id, recorded DESC);
CREATE INDEX decision_by_age ON decision (made_at);
