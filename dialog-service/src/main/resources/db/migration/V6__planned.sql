-- Which state of an account's settings the timers of its dialogs in a partition follow. Where the settings have moved
-- on, whether or not anybody was running then, the timers are looked at again.
CREATE TABLE planned (
    partition  integer NOT NULL,
    account_id text    NOT NULL,
    stamp      text    NOT NULL,
    PRIMARY KEY (partition, account_id)
);
