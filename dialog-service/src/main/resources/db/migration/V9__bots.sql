-- Dialogs that a bot has are in a state of their own and listed among the others'.
ALTER TABLE dialog ADD COLUMN bot_id text;   -- that had it first or has it; null for none
CREATE INDEX dialog_with_bot ON dialog (account_id, (COALESCE(last_message_at, opened_at)) DESC, dialog_id)
    WHERE status = 'bot';
