-- A bot is a destination too; its secret is the token it shows us. One with the format 'removed' is kept for channels
-- that still name it.
ALTER TABLE destination DROP CONSTRAINT destination_kind_check;
ALTER TABLE destination
    ADD CONSTRAINT destination_kind_check CHECK (kind IN ('webhook', 'rule', 'handler', 'crm', 'bot'));
