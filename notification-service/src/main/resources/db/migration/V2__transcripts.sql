-- Mails of another kind: a dialog's messages sent to an address. Only of alerts a dialog is told once [W-27].
ALTER TABLE mail DROP CONSTRAINT mail_account_id_dialog_id_key;
CREATE UNIQUE INDEX mail_alert ON mail (account_id, dialog_id) WHERE kind <> 'transcript';
