-- How far each channel's numbered arrivals have passed, so that all replicas keep the provider's order together.
CREATE TABLE arrival_order (
    channel_id text        PRIMARY KEY,
    -- The greatest number that has passed; empty before the first.
    last       bigint,
    -- Numbers before it that were given up as missing and may still come.
    holes      bigint[]    NOT NULL DEFAULT '{}',
    -- The number that is on its way now, and until when its replica has time for it; empty for none.
    busy       bigint,
    busy_until timestamptz,
    -- Of which version of the channel's setting the numbers are: another one may name another foreign account.
    version    bigint      NOT NULL,
    heard_at   timestamptz NOT NULL
);
