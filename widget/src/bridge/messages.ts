/**
 * What the page (loader) and the chat frame tell each other by postMessage. Both check the sender's window and exact
 * origin; nothing here ever holds a token or a message's text.
 */
export type ToFrame =
  | { parley: 1; type: 'page'; url: string; title: string }
  | { parley: 1; type: 'opened' }
  | { parley: 1; type: 'closed' };

export type ToPage =
  | { parley: 1; type: 'ready'; state: ChatStateName }
  | { parley: 1; type: 'state'; state: ChatStateName }
  | { parley: 1; type: 'unread'; count: number }
  | { parley: 1; type: 'availability'; available: boolean }
  | { parley: 1; type: 'close' };

/** Where the chat stands, for the page. */
export type ChatStateName = 'idle' | 'waiting' | 'chat' | 'closed';

const STATES: readonly string[] = ['idle', 'waiting', 'chat', 'closed'];

/** The frame's message in `data`, or null when it is anything else. */
export function readToPage(data: unknown): ToPage | null {
  if (!isOurs(data)) return null;
  switch (data['type']) {
    case 'ready':
    case 'state':
      return typeof data['state'] === 'string' && STATES.includes(data['state']) ? (data as unknown as ToPage) : null;
    case 'unread':
      return typeof data['count'] === 'number' ? (data as unknown as ToPage) : null;
    case 'availability':
      return typeof data['available'] === 'boolean' ? (data as unknown as ToPage) : null;
    case 'close':
      return data as unknown as ToPage;
    default:
      return null;
  }
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
    default:
      return null;
  }
}

function isOurs(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && (data as Record<string, unknown>)['parley'] === 1;
}
