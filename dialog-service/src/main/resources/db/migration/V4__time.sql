-- What time, marks and outcomes add to a dialog's row. Every column may be missing in what an older writer inserts.
ALTER TABLE dialog
    ADD COLUMN priority       text NOT NULL DEFAULT 'normal',  -- low, normal, high, urgent
    ADD COLUMN tags           jsonb,                           -- sorted texts; null for none
    ADD COLUMN category       text,
    ADD COLUMN outcome        text,                            -- served, refusal, missed, as stated when it was closed
    ADD COLUMN waited_seconds bigint,                          -- for the first answer, to the close where none came
    ADD COLUMN busy_at        timestamptz,                     -- when the visitor was told that operators are busy
    ADD COLUMN ended_at       timestamptz;                     -- from when on it cannot be opened again

-- Lists by last message: a dialog without one counts from its opening, so that no row lacks a place in the order.
CREATE INDEX dialog_owned_by ON dialog
    (account_id, operator_id, (COALESCE(last_message_at, opened_at)) DESC, dialog_id) WHERE status = 'assigned';
CREATE INDEX dialog_assigned_by ON dialog
    (account_id, (COALESCE(last_message_at, opened_at)) DESC, dialog_id) WHERE status = 'assigned';
DROP INDEX dialog_owned;
DROP INDEX dialog_assigned;

-- The closed ones of one operator, where they may see no others.
CREATE INDEX dialog_closed_of ON dialog (account_id, operator_id, closed_at DESC, dialog_id) WHERE status = 'closed';

-- Busy texts of a period.
CREATE INDEX dialog_busy ON dialog (account_id, busy_at) WHERE busy_at IS NOT NULL;

-- Owners at the close were not kept before; the last assignment says who they were. What was queued after its last
-- assignment had nobody.
UPDATE dialog d SET operator_id = last.operator_id, operator_name = last.operator_name
FROM (
    SELECT DISTINCT ON (dialog_id) dialog_id, type,
        payload::jsonb ->> 'operatorId' AS operator_id, payload::jsonb ->> 'operatorName' AS operator_name
    FROM event WHERE type IN ('OperatorAssigned', 'DialogQueued')
    ORDER BY dialog_id, sequence DESC
) AS last
WHERE d.status = 'closed' AND d.operator_id IS NULL AND last.dialog_id = d.dialog_id
    AND last.type = 'OperatorAssigned';
