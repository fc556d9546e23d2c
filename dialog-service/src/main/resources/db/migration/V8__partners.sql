-- What partners' programs ask by. None of the columns of a dialog named here ever changes, so its row stays where it is.
CREATE INDEX dialog_opened ON dialog (account_id, opened_at, dialog_id);
CREATE INDEX dialog_visitor ON dialog (account_id, visitor_id, opened_at);

-- Visitors are found by what they said of themselves, and by what their site calls them.
CREATE INDEX visitor_card ON visitor USING gin (card jsonb_path_ops);
CREATE INDEX visitor_crm ON visitor (account_id, crm_id) WHERE crm_id IS NOT NULL;
