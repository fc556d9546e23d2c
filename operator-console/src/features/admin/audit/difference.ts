import type { AuditEntry } from '@/shared/wire/audit';

export interface Difference {
  /** as the API calls it */
  field: string;
  before: string | null;
  after: string | null;
}

/** What everything has, and what says nothing to people. */
const PLUMBING = ['type', 'accountId', 'version', 'removed'];
const LONGEST = 400;

/** Which fields a change has changed, from what to what. */
export function differences({ before, after }: Pick<AuditEntry, 'before' | 'after'>): Difference[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return fields
    .filter((field) => !PLUMBING.includes(field))
    .map((field) => ({ field, before: words(before?.[field]), after: words(after?.[field]) }))
    .filter((each) => each.before !== each.after);
}

function words(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text === '[]' || text === '{}' ? null : text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** What a form takes over of how something was once; a secret that was masked stays as it is now. */
export function restorable(state: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(state).filter(([field]) => ![...PLUMBING, 'secrets'].includes(field)));
}

/** What the thing was called when it was changed. */
export function nameOf({ before, after, subjectId }: AuditEntry): string {
  const name = after?.name ?? before?.name;
  return typeof name === 'string' && name !== '' ? name : subjectId;
}
