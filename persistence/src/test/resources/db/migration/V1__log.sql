-- What a reader of the log keeps, and a table for what it took.
CREATE TABLE feed_position (
    partition integer PRIMARY KEY,
    position bigint
);
CREATE TABLE taken (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    body text NOT NULL
);
