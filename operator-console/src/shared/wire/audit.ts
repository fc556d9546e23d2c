/** One change of a setting, a person or a template. */
export interface AuditEntry {
  auditId: number;
  at: string;
  actorId: string;
  actorName: string;
  action: 'created' | 'changed' | 'removed' | 'exported';
  /** the setting's type, for example Department */
  kind: string;
  subjectId: string;
  /** left out for a new thing; secrets are masked */
  before?: Record<string, unknown> | null;
  /** left out for a removed thing */
  after?: Record<string, unknown> | null;
}

export interface AuditPage {
  rows: AuditEntry[];
  next?: string | null;
}
