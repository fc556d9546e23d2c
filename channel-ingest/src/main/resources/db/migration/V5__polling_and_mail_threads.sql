-- How far a channel is read whose provider does not remember it for us.
CREATE TABLE poll_position (
    account_id text   NOT NULL,
    channel_id text   NOT NULL,
    position   bigint NOT NULL,
    PRIMARY KEY (account_id, channel_id)
);

-- What the next mail to an address goes on from.
CREATE TABLE mail_thread (
    account_id text        NOT NULL,
    channel_id text        NOT NULL,
    address    text        NOT NULL,
    subject    text        NOT NULL,
    -- Ids of the newest mails of both sides, the oldest first, with a space between.
    ids        text        NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, channel_id, address)
);

-- Which state of a connection was told last; empty where none was.
ALTER TABLE connection_health ADD COLUMN told text;
