-- Who wants to be told of what. The secrets and the URL's credentials are sealed under the suite's key.
CREATE TABLE webhook (
    webhook_id            text        PRIMARY KEY,
    account_id            text        NOT NULL,
    version               bigint      NOT NULL,
    url                   text        NOT NULL,
    credentials           text,
    event_types           text[]      NOT NULL,
    enabled               boolean     NOT NULL,
    disabled_reason       text,
    secret                text        NOT NULL,
    previous_secret       text,
    previous_secret_until timestamptz,
    created_at            timestamptz NOT NULL
);

CREATE INDEX webhook_of_account ON webhook (account_id);

-- How far the events are read: the position of the last event of each partition whose deliveries are stored.
CREATE TABLE feed_position (
    partition integer PRIMARY KEY,
    position  bigint
);

-- One row per event and subscription. Deliveries of one conversation to one endpoint form a lane: only the first open
-- row of a lane is 'pending' or 'sending', the others are 'waiting', so order is kept and a long queue costs nothing.
CREATE TABLE delivery (
    delivery_id     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    webhook_id      text        NOT NULL REFERENCES webhook ON DELETE CASCADE,
    account_id      text        NOT NULL,
    conversation_id text        NOT NULL,
    message_id      text        NOT NULL,
    event_type      text        NOT NULL,
    body            text        NOT NULL,
    state           text        NOT NULL CHECK (state IN ('waiting', 'pending', 'sending', 'delivered', 'dead')),
    due_at          timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL,
    -- When the present round of attempts began: giving up is counted from here, and a retry by hand begins anew.
    round_began_at  timestamptz,
    finished_at     timestamptz,
    reason          text,
    UNIQUE (webhook_id, message_id)
);

CREATE INDEX delivery_due ON delivery (due_at) WHERE state IN ('pending', 'sending');
CREATE INDEX delivery_lane ON delivery (webhook_id, conversation_id, delivery_id)
    WHERE state IN ('waiting', 'pending', 'sending');
CREATE INDEX delivery_log ON delivery (webhook_id, delivery_id DESC);
CREATE INDEX delivery_finished ON delivery (finished_at) WHERE finished_at IS NOT NULL;

-- What each attempt came to.
CREATE TABLE attempt (
    delivery_id bigint      NOT NULL REFERENCES delivery ON DELETE CASCADE,
    number      integer     NOT NULL,
    at          timestamptz NOT NULL,
    status      integer,
    millis      bigint      NOT NULL,
    error       text,
    answer      text,
    PRIMARY KEY (delivery_id, number)
);
