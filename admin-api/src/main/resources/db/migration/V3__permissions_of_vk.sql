-- What an administrator went to VK for; each is good once, for some minutes, and for who began it.
create table vk_permission (
    state_hash  text        primary key,
    account_id  text        not null,
    operator_id text        not null,
    channel_id  text        not null,
    expires_at  timestamptz not null
);
create index vk_permission_of on vk_permission (account_id, operator_id, channel_id);
