-- Settings of every kind lie in one table, whole, as they are published. A removed one keeps its row, because its
-- version must go on rising and because services that missed the removal learn of it from here.

create table setting (
    key        text    primary key,
    account_id text    not null,
    kind       text    not null,
    id         text    not null,
    version    bigint  not null check (version > 0),
    removed    boolean not null,
    body       jsonb   not null
);
create index setting_of_account on setting (account_id);
-- Placements, channels and operators are looked up without their account.
create unique index setting_id on setting (kind, id);
create unique index setting_name on setting (account_id, kind, lower(body ->> 'name'))
    where not removed and kind in ('Department', 'Calendar');
create unique index operator_address on setting ((body ->> 'email')) where not removed and kind = 'Operator';

create function adopt(kind text, account_id text, id text, version bigint, removed boolean, body jsonb) returns void
    language sql as $$
    insert into setting values (
        account_id || '/' || kind || '/' || id, account_id, kind, id, version, removed,
        jsonb_strip_nulls(jsonb_build_object(
            'type', kind, 'accountId', account_id, 'version', version, 'removed', removed) || body))
$$;

select adopt('Account', account_id, account_id, version, removed, jsonb_build_object(
    'name', name, 'timeZone', time_zone, 'language', language, 'multilingual', multilingual,
    'autoAssignment', auto_assignment, 'maxDialogs', max_dialogs, 'hideOthersDialogs', hide_others_dialogs,
    'firstReplySeconds', first_reply_seconds, 'busyText', busy_text, 'idleCloseSeconds', idle_close_seconds))
from account;

select adopt('Keys', account_id, account_id, version, removed, jsonb_build_object(
    'conversationKey', conversation_key, 'visitorKeyId', visitor_key_id, 'visitorPublicKey', visitor_public_key,
    'visitorPrivateKey', visitor_private_key))
from account_keys;

select adopt('Department', account_id, department_id, version, removed, jsonb_build_object(
    'departmentId', department_id, 'name', name))
from department;

select adopt('Operator', account_id, operator_id, version, removed, jsonb_build_object(
    'operatorId', operator_id, 'name', name, 'email', email, 'role', lower(role), 'departments', departments,
    'languages', languages, 'maxDialogs', max_dialogs, 'skills', '[]'::jsonb))
from operator;

select adopt('Channel', account_id, channel_id, version, removed, jsonb_build_object(
    'channelId', channel_id, 'kind', kind, 'name', name, 'departmentId', department_id, 'enabled', enabled,
    'allowedOrigins', allowed_origins))
from channel;

select adopt('Placement', account_id, placement_id, version, removed, jsonb_build_object(
    'placementId', placement_id, 'channelId', channel_id, 'name', name, 'language', language,
    'departmentId', department_id, 'title', title, 'greeting', greeting, 'colour', colour, 'side', side))
from placement;

drop function adopt;
alter table operator_creation drop constraint operator_creation_account_id_fkey;
drop table placement, channel, operator, department, account_keys, account;
