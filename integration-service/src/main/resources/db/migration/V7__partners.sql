-- Tokens of partners' programs. The secret part is 256 random bits and kept as its hash alone.
CREATE TABLE partner_token (
    token_id     text        PRIMARY KEY,
    account_id   text        NOT NULL,
    name         text        NOT NULL,
    scopes       text[]      NOT NULL,
    hash         bytea       NOT NULL,
    created_at   timestamptz NOT NULL,
    created_by   text        NOT NULL,
    last_used_at timestamptz,
    revoked_at   timestamptz
);

CREATE INDEX partner_token_account ON partner_token (account_id, created_at);
