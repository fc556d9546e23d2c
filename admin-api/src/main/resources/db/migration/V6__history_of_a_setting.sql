-- What became of one thing is read without the rest of the account's changes.
create index audit_of_subject on audit (account_id, kind, subject_id, audit_id desc);
