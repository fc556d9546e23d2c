/** What the visitor has written and the server has not confirmed yet. */
export interface Unsent {
  /** The command's id: the same on every repeat, so that a repeat is never a second message. */
  ref: string;
  clientMessageId: string;
  text: string;
  pageUrl: string | null;
  /** Files that are stored already: their ids, and their names to be shown. */
  files?: readonly { attachmentId: string; name: string }[];
  /** Left for when somebody is back. */
  offline?: boolean;
  /** The language the visitor chose; left out for the placement's. */
  language?: string;
  /** The invitation it follows; left out for none. */
  invitationId?: string;
  /** The department the visitor chose; left out for the placement's. */
  departmentId?: string;
  /** `pending` is tried again by itself; `failed` waits for the visitor. */
  state: 'pending' | 'failed';
  code: string | null;
  /** Confirmed as stored; shown as sent until its event arrives. */
  confirmed: boolean;
}

export type Outbox = readonly Unsent[];

export function add(outbox: Outbox, message: Omit<Unsent, 'state' | 'code' | 'confirmed'>): Outbox {
  return [...outbox, { ...message, state: 'pending', code: null, confirmed: false }];
}

export function confirm(outbox: Outbox, ref: string): Outbox {
  return outbox.map((unsent) => (unsent.ref === ref ? { ...unsent, confirmed: true, state: 'pending', code: null } : unsent));
}

export function fail(outbox: Outbox, ref: string, code: string): Outbox {
  return outbox.map((unsent) =>
    unsent.ref === ref && !unsent.confirmed ? { ...unsent, state: 'failed', code } : unsent,
  );
}

export function retry(outbox: Outbox, ref: string): Outbox {
  return outbox.map((unsent) => (unsent.ref === ref ? { ...unsent, state: 'pending', code: null } : unsent));
}

/** Drops what has come back as an event. */
export function arrived(outbox: Outbox, clientMessageIds: ReadonlySet<string>): Outbox {
  return outbox.some((unsent) => clientMessageIds.has(unsent.clientMessageId))
    ? outbox.filter((unsent) => !clientMessageIds.has(unsent.clientMessageId))
    : outbox;
}

/** What has to be sent (again) now, oldest first. */
export function due(outbox: Outbox): Outbox {
  return outbox.filter((unsent) => unsent.state === 'pending' && !unsent.confirmed);
}

/** Reads what an earlier page of this tab has kept; anything unexpected is nothing. */
export function parse(json: string | null): Outbox {
  if (!json) return [];
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value.filter(isUnsent) : [];
  } catch {
    return [];
  }
}

function isUnsent(value: unknown): value is Unsent {
  const unsent = value as Unsent;
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof unsent.ref === 'string' &&
    typeof unsent.clientMessageId === 'string' &&
    typeof unsent.text === 'string' &&
    (unsent.state === 'pending' || unsent.state === 'failed')
  );
}
