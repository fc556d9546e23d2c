-- An export of all contacts to a CRM, and how far it came. The claim keeps out who was taken for dead and is not.
CREATE TABLE crm_export (
    destination_id text        PRIMARY KEY REFERENCES destination ON DELETE CASCADE,
    state          text        NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'failed')),
    cursor         text        NOT NULL,
    total          bigint,
    read           bigint      NOT NULL,
    sent           bigint      NOT NULL,
    begun_at       timestamptz NOT NULL,
    due_at         timestamptz NOT NULL,
    finished_at    timestamptz,
    reason         text,
    failures       integer     NOT NULL,
    claim          bigint      NOT NULL
);

CREATE INDEX crm_export_due ON crm_export (due_at) WHERE state = 'running';
