-- Mails about bad marks, besides those about late replies of the same dialog.
DROP INDEX mail_alert;
CREATE UNIQUE INDEX mail_alert ON mail (account_id, dialog_id) WHERE kind NOT IN ('transcript', 'away', 'review');
