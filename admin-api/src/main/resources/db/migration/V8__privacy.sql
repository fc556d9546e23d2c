-- What visitors asked to have forgotten, with the report of what came of it; it stays when the visitor is gone, and has
-- ids and numbers alone.
create table erasure (
    erasure_id text        primary key,
    account_id text        not null,
    visitor_id text        not null,
    asked_at   timestamptz not null,
    running    boolean     not null,
    version    bigint      not null,
    report     text        not null
);
create index erasure_of_account on erasure (account_id, asked_at desc, erasure_id);
create unique index erasure_running on erasure (account_id, visitor_id) where running;

-- What was erased here, for the report that is kept of each erasure.
create table erasure_receipt (
    command_id      text        primary key,
    account_id      text        not null,
    conversation_id text        not null,
    counts          jsonb       not null,
    left_behind     jsonb       not null,
    done_at         timestamptz not null
);

-- Visitors of whom nothing may be erased, for legal reasons.
create table legal_hold (
    account_id text        not null,
    visitor_id text        not null,
    since      timestamptz not null,
    set_by     text        not null,
    primary key (account_id, visitor_id)
);
