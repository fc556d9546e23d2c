-- What the boards took in, in the order of their topic: all of an account is in one partition. "begins" marks where a
-- board stood complete, so that a replay can start there.
CREATE TABLE routing_input (
    kafka_partition integer     NOT NULL,
    kafka_offset    bigint      NOT NULL,
    account_id      text        NOT NULL,
    taken_at        timestamptz NOT NULL,
    begins          boolean     NOT NULL,
    body            jsonb       NOT NULL,
    PRIMARY KEY (kafka_partition, kafka_offset)
);

CREATE INDEX routing_input_of_account ON routing_input (account_id, kafka_offset);
CREATE INDEX routing_input_beginning ON routing_input (account_id, taken_at) WHERE begins;
CREATE INDEX routing_input_by_age ON routing_input (taken_at);
