-- Files of messages. Their bytes lie in the media store under the same id.
CREATE TABLE file (
    file_id         text        PRIMARY KEY,
    account_id      text        NOT NULL,
    conversation_id text        NOT NULL,
    kind            text        NOT NULL,
    name            text        NOT NULL,
    media_type      text        NOT NULL,
    size            bigint      NOT NULL,
    sha256          text        NOT NULL,
    width           integer,
    height          integer,
    seconds         integer,
    created_at      timestamptz NOT NULL
);

CREATE INDEX file_of_conversation ON file (account_id, conversation_id);

-- Where a conversation's visitor is reached at their provider: the way back from a conversation id, which is a hash.
CREATE TABLE address (
    account_id      text        NOT NULL,
    conversation_id text        NOT NULL,
    channel_id      text        NOT NULL,
    channel_kind    text        NOT NULL,
    external_id     text        NOT NULL,
    visitor_id      text        NOT NULL,
    name            text,
    reachable       boolean     NOT NULL DEFAULT true,
    seen_at         timestamptz NOT NULL,
    PRIMARY KEY (account_id, conversation_id)
);

-- Which of our messages is which of the provider's, for replies, edits and receipts.
CREATE TABLE message_link (
    account_id      text        NOT NULL,
    conversation_id text        NOT NULL,
    message_id      text        NOT NULL,
    external_id     text        NOT NULL,
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (account_id, conversation_id, external_id)
);

CREATE INDEX message_link_ours ON message_link (account_id, conversation_id, message_id);
CREATE INDEX message_link_old ON message_link (created_at);

-- What a provider told us and could not be passed on at once: the account's rate was used up, or what came before it
-- is still missing. Fed in later, in the provider's own order.
CREATE TABLE parked (
    channel_id  text        NOT NULL,
    account_id  text        NOT NULL,
    number      bigint      NOT NULL,
    body        bytea       NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (channel_id, number)
);

-- What a provider told us that this version does not understand, kept for a week to be looked at.
CREATE TABLE odd_arrival (
    odd_id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    channel_id  text        NOT NULL,
    account_id  text        NOT NULL,
    kind        text        NOT NULL,
    body        bytea       NOT NULL,
    received_at timestamptz NOT NULL
);

CREATE INDEX odd_arrival_old ON odd_arrival (received_at);

-- How far the events are read: the position of the last event of each partition whose deliveries are stored.
CREATE TABLE feed_position (
    partition integer PRIMARY KEY,
    position  bigint
);

-- One row per thing that a provider is to be told. Deliveries of one conversation form a lane: only the first open row
-- of a lane is 'pending' or 'sending', the others are 'waiting', so order is kept and a long queue costs nothing.
CREATE TABLE delivery (
    delivery_id     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id      text        NOT NULL,
    channel_id      text        NOT NULL,
    conversation_id text        NOT NULL,
    message_id      text        NOT NULL,
    event_id        text        NOT NULL,
    action          text        NOT NULL CHECK (action IN ('send', 'edit', 'delete')),
    body            jsonb       NOT NULL,
    state           text        NOT NULL
        CHECK (state IN ('waiting', 'pending', 'sending', 'sent', 'failed', 'uncertain')),
    due_at          timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    failures        integer     NOT NULL DEFAULT 0,
    -- How many parts of the message the provider has taken, so that a later attempt goes on and repeats none.
    parts_sent      integer     NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL,
    round_began_at  timestamptz,
    finished_at     timestamptz,
    reason          text,
    -- The message's status that the dialog still has to be told; empty when it knows.
    status_due      text,
    UNIQUE (account_id, event_id)
);

CREATE INDEX delivery_due ON delivery (channel_id, due_at) WHERE state IN ('pending', 'sending');
CREATE INDEX delivery_lane ON delivery (account_id, conversation_id, delivery_id)
    WHERE state IN ('waiting', 'pending', 'sending');
CREATE INDEX delivery_log ON delivery (account_id, channel_id, delivery_id DESC);
CREATE INDEX delivery_finished ON delivery (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX delivery_status ON delivery (delivery_id) WHERE status_due IS NOT NULL;

-- What each attempt came to, in the provider's own words.
CREATE TABLE attempt (
    delivery_id bigint      NOT NULL REFERENCES delivery ON DELETE CASCADE,
    number      integer     NOT NULL,
    at          timestamptz NOT NULL,
    millis      bigint      NOT NULL,
    result      text        NOT NULL,
    reason      text,
    PRIMARY KEY (delivery_id, number)
);

-- How each channel's connection is.
CREATE TABLE connection_health (
    account_id text        NOT NULL,
    channel_id text        NOT NULL,
    state      text        NOT NULL CHECK (state IN ('active', 'unavailable', 'deactivated')),
    failures   integer     NOT NULL,
    refusals   integer     NOT NULL,
    reason     text,
    since      timestamptz NOT NULL,
    -- Which version of the channel's setting it speaks of: a changed one begins anew.
    version    bigint      NOT NULL,
    -- Which foreign account is connected; one of them belongs to one channel only.
    external_id text,
    title      text,
    PRIMARY KEY (account_id, channel_id)
);

CREATE UNIQUE INDEX connection_of_foreign_account ON connection_health (external_id);

-- Work that one replica at a time does, such as asking a provider for news.
CREATE TABLE lease (
    name    text        PRIMARY KEY,
    holder  text        NOT NULL,
    ends_at timestamptz NOT NULL
);
