-- Numbers are the foreign account's that gives them: another bot of the same channel counts by itself, and the same
-- bot goes on whatever else of the channel's setting changes.
ALTER TABLE arrival_order ADD COLUMN foreign_account text NOT NULL DEFAULT '';
ALTER TABLE arrival_order DROP CONSTRAINT arrival_order_pkey;
ALTER TABLE arrival_order ADD PRIMARY KEY (channel_id, foreign_account);
-- Replicas that were not replaced yet still write it.
ALTER TABLE arrival_order ALTER COLUMN version SET DEFAULT 0;

ALTER TABLE parked ADD COLUMN foreign_account text NOT NULL DEFAULT '';
ALTER TABLE parked DROP CONSTRAINT parked_pkey;
ALTER TABLE parked ADD PRIMARY KEY (channel_id, foreign_account, number);
