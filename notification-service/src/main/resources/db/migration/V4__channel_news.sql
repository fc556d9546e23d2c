-- Mails about channels are of no dialog.
ALTER TABLE mail ALTER COLUMN dialog_id DROP NOT NULL;
