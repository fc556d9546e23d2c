-- The files of dialogs that their records have.
CREATE TABLE crm_file (
    destination_id text NOT NULL REFERENCES destination ON DELETE CASCADE,
    dialog_id      text NOT NULL,
    attachment_id  text NOT NULL,
    PRIMARY KEY (destination_id, dialog_id, attachment_id)
);

-- A CRM that calls back names its record and not the dialog.
CREATE INDEX crm_record_id ON crm_record (destination_id, record_id);
