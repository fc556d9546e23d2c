import type { CardField, ChatChoice, ChatMessage, DepartmentChoice, HistoryPage, Identity, OperatorCard, Sent, VisitorCard, VisitorState } from '../sdk/types';

/**
 * What the page and the chat frame tell each other by postMessage. Both check the sender's window and exact origin, and
 * nothing here ever holds a token: the page can read what is said in the chat, but never speak for the visitor
 * elsewhere.
 */
export type ToFrame =
  | { parley: 1; type: 'page'; url: string; title: string }
  | { parley: 1; type: 'opened' }
  | { parley: 1; type: 'closed' }
  | { parley: 1; type: 'call'; call: number; name: keyof Calls; args: unknown };

export type ToPage =
  | { parley: 1; type: 'hello' }
  | { parley: 1; type: 'mirror'; mirror: Mirror }
  | { parley: 1; type: 'messages'; messages: ChatMessage[] }
  | { parley: 1; type: 'happening'; happening: Happening }
  | { parley: 1; type: 'answer'; call: number; value: unknown }
  | { parley: 1; type: 'refusal'; call: number; code: string }
  | { parley: 1; type: 'minimise' };

/** What the page may ask of the frame: argument and answer. */
export interface Calls {
  start: [Record<string, never>, null];
  choose: [ChatChoice, null];
  close: [Record<string, never>, null];
  send: [{ uid: string; text: string }, Sent];
  file: [{ uid: string; file: Blob; name: string; text: string }, Sent];
  history: [{ before: string | null }, HistoryPage];
  rate: [{ mark: number; comment: string | null }, null];
  transcript: [{ email: string }, null];
  card: [{ name?: string; email?: string; phone?: string }, null];
  identify: [Identity, null];
  invite: [{ message: string; invitationId?: string; seconds?: number }, null];
  answerInvite: [{ accepted: boolean }, null];
  lead: [{ shown: boolean }, null];
  leave: [{ uid: string; name?: string; email?: string; phone?: string; text: string }, Sent];
  typing: [{ text: string }, null];
}

export const CALLS: readonly string[] = [
  'start', 'close', 'send', 'file', 'history', 'rate', 'transcript', 'card', 'identify', 'invite', 'answerInvite', 'lead',
  'leave', 'typing', 'choose',
] satisfies (keyof Calls)[];

/** What the page can read without asking; whole each time. */
export interface Mirror {
  phase: 'loading' | 'unavailable' | 'ready';
  state: VisitorState;
  available: boolean;
  offered: boolean;
  /** As many dialogs wait as are allowed. */
  full: boolean;
  /** A dialog is open in which nobody answers yet. */
  waiting: boolean;
  operator: OperatorCard | null;
  card: VisitorCard;
  requiredInfo: CardField[];
  departments: DepartmentChoice[];
  languages: string[];
  rating: number | null;
  files: boolean;
  hasHistory: boolean;
  unread: number;
  queue: { position: number; minutes: number | null } | null;
  language: string;
  /** The visitor's conversation; it opens nothing to who knows it. */
  conversationId: string | null;
}

/** What has just happened, in the order in which it did. */
export type Happening =
  | { name: 'operator-joined'; value: OperatorCard }
  | { name: 'operator-left' | 'started' | 'closed' | 'invite-accepted' | 'invite-rejected'; value: null }
  | { name: 'message' | 'message-edited' | 'message-deleted'; value: ChatMessage }
  | { name: 'invite'; value: { message: string; invitationId: string | null } }
  | { name: 'teleport'; value: { url: string } }
  | { name: 'rated'; value: { mark: number } }
  | { name: 'transcript-requested'; value: { email: string } }
  | { name: 'file-progress'; value: { uid: string; part: number } }
  | { name: 'typing'; value: { active: boolean; name: string | null } };

/** Where the dialog stands, as the frame draws it. */
export type ChatStateName = 'idle' | 'waiting' | 'chat' | 'closed';

const TO_PAGE: readonly string[] = ['hello', 'mirror', 'messages', 'happening', 'answer', 'refusal', 'minimise'];

/** The frame's message in `data`, or null when it is anything else. */
export function readToPage(data: unknown): ToPage | null {
  if (!isOurs(data) || !TO_PAGE.includes(data['type'] as string)) return null;
  const given = { mirror: 'object', messages: 'object', happening: 'object' } as Record<string, string>;
  const type = data['type'] as string;
  if (given[type] && (typeof data[type] !== 'object' || data[type] === null)) return null;
  if ((type === 'answer' || type === 'refusal') && typeof data['call'] !== 'number') return null;
  return data as unknown as ToPage;
}

/** The page's message in `data`, or null when it is anything else. */
export function readToFrame(data: unknown): ToFrame | null {
  if (!isOurs(data)) return null;
  switch (data['type']) {
    case 'page':
      return typeof data['url'] === 'string' && typeof data['title'] === 'string' ? (data as unknown as ToFrame) : null;
    case 'opened':
    case 'closed':
      return data as unknown as ToFrame;
    case 'call':
      return typeof data['call'] === 'number' &&
        typeof data['args'] === 'object' &&
        data['args'] !== null &&
        CALLS.includes(data['name'] as string)
        ? (data as unknown as ToFrame)
        : null;
    default:
      return null;
  }
}

function isOurs(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && (data as Record<string, unknown>)['parley'] === 1;
}
