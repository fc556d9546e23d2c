-- What happened in each dialog, out of the log of events; reports are computed from it. It can be made anew at any time,
-- except for report_presence, whose source keeps an hour.

-- How far the log is read into these tables.
create table feed_position (
    partition integer primary key,
    position  bigint
);

create table report_dialog (
    account_id        text        not null,
    dialog_id         text        not null,
    visitor_id        text        not null,
    channel_id        text        not null,
    channel_kind      text        not null,
    placement_id      text,
    department_id     text,
    page              text,
    operator_id       text,
    category          text,
    tags              text[]      not null,
    opened_at         timestamptz not null,
    closed_at         timestamptz,
    busy_at           timestamptz,
    offline           boolean     not null,
    stated            text,
    waited_seconds    bigint      not null,
    first_reply       bigint,
    first_bot_reply   bigint,
    replies           integer     not null,
    replies_millis    bigint      not null,
    longest_reply     bigint      not null,
    waits             integer     not null,
    waited_millis     bigint      not null,
    stints            integer     not null,
    handled_millis    bigint      not null,
    mark              integer,
    transfers         integer     not null,
    reassignments     integer     not null,
    visitor_messages  integer     not null,
    operator_messages integer     not null,
    bot_messages      integer     not null,
    facts             text        not null,
    primary key (account_id, dialog_id)
);
create index on report_dialog (account_id, opened_at, dialog_id);
create index on report_dialog (account_id, closed_at, dialog_id) where closed_at is not null;
create index on report_dialog (account_id, busy_at, dialog_id) where busy_at is not null;

create table report_stint (
    account_id     text        not null,
    dialog_id      text        not null,
    number         integer     not null,
    operator_id    text        not null,
    from_at        timestamptz not null,
    until_at       timestamptz,
    transferred    boolean     not null,
    messages       integer     not null,
    first_reply    bigint,
    replies        integer     not null,
    replies_millis bigint      not null,
    primary key (account_id, dialog_id, number)
);
create index on report_stint (account_id, until_at);

create table report_presence (
    account_id  text        not null,
    operator_id text        not null,
    device_id   text        not null,
    status      text        not null,
    from_at     timestamptz not null,
    until_at    timestamptz not null,
    primary key (account_id, operator_id, device_id, from_at)
);
create index on report_presence (account_id, until_at);

-- Where a rebuild writes, until it takes the place of the tables that are read.
create table report_dialog_next (like report_dialog including all);
create table report_stint_next (like report_stint including all);

-- The last rebuild of these tables, and how far each partition is read into the next ones.
create table report_rebuild (
    one        boolean     primary key default true check (one),
    state      text        not null,
    begun_at   timestamptz not null,
    ended_at   timestamptz,
    events     bigint      not null,
    reason     text
);
create table report_rebuild_position (
    partition integer primary key,
    position  bigint  not null,
    last      bigint  not null
);
