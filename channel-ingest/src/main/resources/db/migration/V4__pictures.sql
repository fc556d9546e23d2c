-- Pictures that accounts show to everybody, logos and faces; their bytes are kept beside those of messages' files.
CREATE TABLE picture (
    picture_id text        PRIMARY KEY,
    account_id text        NOT NULL,
    media_type text        NOT NULL,
    size       bigint      NOT NULL,
    created_at timestamptz NOT NULL
);
