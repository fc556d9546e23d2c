import type { DialogRow } from '@/shared/wire/rows';

export function aRow(change: Partial<DialogRow> = {}): DialogRow {
  return {
    dialogId: 'dialog',
    conversationId: 'conversation',
    sequence: 1,
    status: 'waiting',
    visitorId: 'visitor-1',
    channelId: 'web-1',
    channelKind: 'web',
    language: 'en',
    openedAt: '2026-11-21T09:00:00Z',
    unanswered: 1,
    priority: 'normal',
    tags: [],
    ended: false,
    offline: false,
    ...change,
  };
}
