-- Prepared answers. They lie apart from the settings, because there are thousands of them, no other service needs them,
-- and saving a setting must not wait for them. A removed one is gone; the audit knows what it said.
create table template (
    template_id   text   primary key,
    account_id    text   not null,
    version       bigint not null check (version > 0),
    level         text   not null check (level in ('global', 'department', 'personal')),
    department_id text   check ((level = 'department') = (department_id is not null)),
    operator_id   text   check ((level = 'personal') = (operator_id is not null)),
    language      text   not null,
    section       text   not null,
    name          text   not null,
    body          text   not null
);
create index template_of_account on template (account_id);

-- Rises with each change of an account's templates, so that whoever keeps them ready for searching knows when to read
-- them again.
create table template_revision (
    account_id text   primary key,
    revision   bigint not null
);
