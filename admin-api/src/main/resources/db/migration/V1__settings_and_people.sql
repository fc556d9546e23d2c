-- Settings and people. Every row carries its account; a removed thing keeps its row, because its version must go on
-- rising and because services that missed the removal learn of it from here.

create table account (
    account_id          text    primary key,
    version             bigint  not null check (version > 0),
    removed             boolean not null,
    name                text    not null,
    time_zone           text    not null,
    language            text    not null,
    multilingual        boolean not null,
    auto_assignment     boolean not null,
    max_dialogs         integer not null,
    hide_others_dialogs boolean not null,
    first_reply_seconds integer not null,
    busy_text           text    not null,
    idle_close_seconds  integer not null
);

-- Secrets are ciphertext.
create table account_keys (
    account_id          text    primary key references account,
    version             bigint  not null check (version > 0),
    removed             boolean not null,
    conversation_key    text    not null,
    visitor_key_id      text    not null,
    visitor_public_key  text    not null,
    visitor_private_key text    not null
);

create table department (
    department_id text    primary key,
    account_id    text    not null references account,
    version       bigint  not null check (version > 0),
    removed       boolean not null,
    name          text    not null
);
create unique index department_name on department (account_id, lower(name)) where not removed;

-- The id is the identity provider's user id.
create table operator (
    operator_id text    primary key,
    account_id  text    not null references account,
    version     bigint  not null check (version > 0),
    removed     boolean not null,
    name        text    not null,
    email       text    not null,
    role        text    not null,
    departments text[]  not null,
    languages   text[]  not null,
    max_dialogs integer
);
create index operator_of_account on operator (account_id);
create unique index operator_email on operator (email) where not removed;

-- An operator that is being created: their login may exist already, they do not. Gone when they do.
create table operator_creation (
    email       text        primary key,
    creation_id text        not null,
    account_id  text        not null references account,
    started_at  timestamptz not null,
    abandoned   boolean     not null
);

create table channel (
    channel_id      text    primary key,
    account_id      text    not null references account,
    version         bigint  not null check (version > 0),
    removed         boolean not null,
    kind            text    not null,
    name            text    not null,
    department_id   text    references department,
    enabled         boolean not null,
    allowed_origins text[]  not null
);
create index channel_of_account on channel (account_id);

create table placement (
    placement_id  text    primary key,
    account_id    text    not null references account,
    version       bigint  not null check (version > 0),
    removed       boolean not null,
    channel_id    text    not null references channel,
    name          text    not null,
    language      text    not null,
    department_id text    references department,
    title         text    not null,
    greeting      text    not null,
    colour        text    not null,
    side          text    not null
);
create index placement_of_account on placement (account_id);

-- Settings on their way to the topic, in order. Short: the relay deletes what it has published.
create table outbox (
    outbox_id  bigint      generated always as identity primary key,
    account_id text        not null,
    key        text        not null,
    type       text        not null,
    version    bigint      not null,
    body       text        not null,
    at         timestamptz not null
);

-- Which topic holds everything published so far; another id means a new, empty topic.
create table relayed_topic (
    name     text primary key,
    topic_id text not null
);

create table audit (
    audit_id   bigint      generated always as identity primary key,
    account_id text        not null,
    at         timestamptz not null,
    actor_id   text        not null,
    actor_name text        not null,
    action     text        not null,
    kind       text        not null,
    subject_id text        not null,
    before     text,
    after      text
);
create index audit_of_account on audit (account_id, audit_id desc);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit rows are never changed or deleted';
end
$$;
create trigger audit_is_append_only before update or delete or truncate on audit
    for each statement execute function audit_is_append_only();
