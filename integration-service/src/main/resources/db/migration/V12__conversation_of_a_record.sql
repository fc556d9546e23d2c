-- Whoever calls about a record is brought to its conversation for as long as the record is known here, and not only
-- while the dialog's facts are. Records of before have it where their facts are still there.
ALTER TABLE crm_record ADD COLUMN conversation_id text NOT NULL DEFAULT '';
UPDATE crm_record r SET conversation_id = COALESCE(d.facts::json ->> 'conversationId', '')
    FROM destination t, dialog d
    WHERE t.destination_id = r.destination_id AND d.account_id = t.account_id AND d.dialog_id = r.dialog_id;
