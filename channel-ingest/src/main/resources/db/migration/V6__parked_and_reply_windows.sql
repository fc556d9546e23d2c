-- What comes without a number of the provider's is parked in the order of its arrival.
CREATE SEQUENCE parked_number;

-- Whether the number is the provider's own, so that what is missing before it is waited for.
ALTER TABLE parked ADD COLUMN counted boolean NOT NULL DEFAULT true;

CREATE INDEX odd_arrival_of_channel ON odd_arrival (account_id, channel_id, odd_id DESC);

-- When the visitor wrote last, for channels that take answers for a while only; empty where nobody noted it yet.
ALTER TABLE address ADD COLUMN wrote_at timestamptz;
