-- All cards of an account are read in pages, by the conversation they belong to.
CREATE INDEX visitor_account ON visitor (account_id, conversation_id);
