-- What the single writer of each partition keeps, all written in one transaction per batch of commands.

-- One row per partition of the commands topic: who owns it, how far it is, and what was published of it.
-- Every transaction of the writer begins with an UPDATE of it, so this row is also the fence.
CREATE TABLE ledger (
    partition                  integer     PRIMARY KEY,
    epoch                      bigint      NOT NULL,
    next_offset                bigint      NOT NULL,
    position                   bigint      NOT NULL,
    outcome_position           bigint      NOT NULL,
    published_position         bigint      NOT NULL,
    published_outcome_position bigint      NOT NULL,
    commands_topic_id          text        NOT NULL,
    events_topic_id            text        NOT NULL,
    outcomes_topic_id          text        NOT NULL,
    partition_count            integer     NOT NULL,
    taken_over_at              timestamptz NOT NULL
) WITH (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Every event there ever was: history, outbox, source for clients that resume and for rebuilding read models.
-- Unique are (partition, position) and (conversation_id, sequence): the single writer's fence sees to that.
CREATE TABLE event (
    partition        integer     NOT NULL,
    position         bigint      NOT NULL,
    conversation_id  text        NOT NULL,
    sequence         bigint      NOT NULL,
    visitor_sequence bigint,                  -- null for what the visitor may not see
    account_id       text        NOT NULL,
    dialog_id        text        NOT NULL,
    type             text        NOT NULL,
    at               timestamptz NOT NULL,    -- when it happened
    recorded_at      timestamptz NOT NULL,    -- when it was stored; the timestamp of its record on the topic
    traceparent      text,
    payload          text        NOT NULL     -- exactly the body on the topic
) PARTITION BY RANGE (recorded_at);
CREATE INDEX event_position ON event (partition, position);
-- Serves the visitor's numbers too: an event's sequence is never less than its visitor_sequence.
CREATE INDEX event_sequence ON event (conversation_id, sequence);

-- How every command ended, kept 30 days.
CREATE TABLE outcome (
    partition       integer     NOT NULL,
    position        bigint      NOT NULL,
    command_id      text        NOT NULL,
    conversation_id text        NOT NULL,
    account_id      text        NOT NULL,
    type            text        NOT NULL,     -- Accepted or Refused
    first           boolean     NOT NULL,     -- what a repeat of the command gets; false on repeats and failures
    recorded_at     timestamptz NOT NULL,
    traceparent     text,
    payload         text        NOT NULL
) PARTITION BY RANGE (recorded_at);
CREATE INDEX outcome_position ON outcome (partition, position);
CREATE INDEX outcome_command ON outcome (command_id) WHERE first;

-- A message or note. Its text is in its event; here is what changes, and what lists and searches need.
CREATE TABLE message (
    message_id      text        NOT NULL,
    account_id      text        NOT NULL,
    conversation_id text        NOT NULL,
    dialog_id       text        NOT NULL,
    sequence        bigint      NOT NULL,
    author_kind     text        NOT NULL,     -- visitor, operator, bot, system
    author_id       text        NOT NULL,
    author_name     text,
    note            boolean     NOT NULL,
    text            text        NOT NULL,
    at              timestamptz NOT NULL,
    recorded_at     timestamptz NOT NULL,
    status          text,                     -- how far an outgoing message got; null while unknown
    status_reason   text
) PARTITION BY RANGE (recorded_at);
CREATE INDEX message_id ON message (message_id);
CREATE INDEX message_dialog ON message (dialog_id, sequence);

-- Idempotency keys, kept 30 days. The conversation is part of each key, so that no two writers ever meet at one.
CREATE TABLE inbound_key (
    channel_id      text        NOT NULL,
    external_id     text        NOT NULL,
    conversation_id text        NOT NULL,
    dialog_id       text        NOT NULL,
    message_id      text        NOT NULL,
    content_hash    uuid        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    PRIMARY KEY (channel_id, external_id, conversation_id)
);
CREATE INDEX inbound_key_recorded_at ON inbound_key USING brin (recorded_at);

CREATE TABLE client_key (
    conversation_id   text        NOT NULL,
    sender_id         text        NOT NULL,   -- kind and id of the sender
    client_message_id text        NOT NULL,
    dialog_id         text        NOT NULL,
    message_id        text        NOT NULL,
    content_hash      uuid        NOT NULL,
    recorded_at       timestamptz NOT NULL,
    PRIMARY KEY (conversation_id, sender_id, client_message_id)
);
CREATE INDEX client_key_recorded_at ON client_key USING brin (recorded_at);

-- Durable timers. send_at is when TimerDue goes to the commands topic next: at first the due instant, after a
-- sending some time later.
CREATE TABLE timer (
    partition       integer     NOT NULL,
    conversation_id text        NOT NULL,
    kind            text        NOT NULL,
    account_id      text        NOT NULL,
    dialog_id       text        NOT NULL,
    due             timestamptz NOT NULL,
    generation      bigint      NOT NULL,
    send_at         timestamptz NOT NULL,
    PRIMARY KEY (conversation_id, kind)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX timer_send_at ON timer (partition, send_at);

-- The state of a conversation as of its last event: what the writer decides on.
CREATE TABLE conversation (
    conversation_id  text        PRIMARY KEY,
    account_id       text        NOT NULL,
    partition        integer     NOT NULL,
    sequence         bigint      NOT NULL,
    visitor_sequence bigint      NOT NULL,
    updated_at       timestamptz NOT NULL,
    state            text        NOT NULL     -- JSON of the writer's own state
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
