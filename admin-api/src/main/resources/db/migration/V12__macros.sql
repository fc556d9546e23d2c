-- Several deeds of an operator under one name. They lie apart from the settings for the reasons templates do: no other
-- service needs them, because what they do arrives as the operator's own commands.
create table macro (
    macro_id      text   primary key,
    account_id    text   not null,
    version       bigint not null check (version > 0),
    level         text   not null check (level in ('global', 'department', 'personal')),
    department_id text   check ((level = 'department') = (department_id is not null)),
    operator_id   text   check ((level = 'personal') = (operator_id is not null)),
    name          text   not null,
    actions       text   not null
);
create index macro_of_account on macro (account_id);
