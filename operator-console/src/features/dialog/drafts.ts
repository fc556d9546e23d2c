export type Mode = 'reply' | 'note';

/** What has been typed for a dialog and not been sent: the reply and the note each for itself. */
export interface Draft {
  reply: string;
  note: string;
  mode: Mode;
}

const PREFIX = 'parley.draft.';
const KEPT = 14 * 86_400_000;

export const NO_DRAFT: Draft = { reply: '', note: '', mode: 'reply' };

interface Stored extends Draft {
  savedAt: number;
  /** whether the server does not have it yet */
  unsaved: boolean;
}

export function loadDraft(operatorId: string, dialogId: string): { draft: Draft; unsaved: boolean } {
  try {
    const stored = JSON.parse(localStorage.getItem(keyOf(operatorId, dialogId)) ?? 'null') as Partial<Stored> | null;
    if (!stored) return { draft: NO_DRAFT, unsaved: false };
    const { reply = '', note = '', mode = 'reply', unsaved = true } = stored;
    return { draft: { reply, note, mode }, unsaved };
  } catch {
    return { draft: NO_DRAFT, unsaved: false };
  }
}

/** @param unsaved whether the server does not have it yet; that there is nothing any more is remembered too until then */
export function saveDraft(operatorId: string, dialogId: string, draft: Draft, unsaved: boolean): void {
  try {
    if (draft.reply === '' && draft.note === '' && !unsaved) localStorage.removeItem(keyOf(operatorId, dialogId));
    else localStorage.setItem(keyOf(operatorId, dialogId), JSON.stringify({ ...draft, savedAt: Date.now(), unsaved }));
  } catch {
    // a full storage loses a draft over a reload, not the text on screen
  }
}

/** Removes drafts nobody has come back to. */
export function sweepDrafts(now: number): void {
  for (const key of Object.keys(localStorage).filter((each) => each.startsWith(PREFIX))) {
    try {
      const { savedAt } = JSON.parse(localStorage.getItem(key) ?? '{}') as { savedAt?: number };
      if (now - (savedAt ?? 0) > KEPT) localStorage.removeItem(key);
    } catch {
      localStorage.removeItem(key);
    }
  }
}

function keyOf(operatorId: string, dialogId: string): string {
  return `${PREFIX}${operatorId}.${dialogId}`;
}
