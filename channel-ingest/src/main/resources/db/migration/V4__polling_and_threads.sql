-- How far a channel is read whose provider does not remember it for us.
CREATE TABLE poll_position (
    account_id text   NOT NULL,
    channel_id text   NOT NULL,
    position   bigint NOT NULL,
    PRIMARY KEY (account_id, channel_id)
);

-- Which conversation a message of the provider's belongs to, where the message itself does not say.
CREATE INDEX message_link_theirs ON message_link (account_id, external_id);
