import { describe, expect, test } from 'vitest';
import type { ErasureReport } from '@/shared/wire/privacy';
import { leftOf, linesOf } from './reportTable';

const at = (minute: number) => `2026-03-01T10:0${minute}:00Z`;

function report(parts: ErasureReport['parts']): ErasureReport {
  return {
    erasureId: 'e1',
    visitorId: 'v1',
    askedAt: at(0),
    askedBy: 'adam',
    state: 'running',
    parts,
    topicsForgetAt: at(0),
    backupsForgetAt: at(0),
  };
}

describe('[N-24] the report of an erasure', () => {
  const two = report([
    {
      conversationId: 'c1',
      commandId: 'k1',
      receipts: {
        'dialog-service': { counts: { messages: 3, drafts: 0 }, left: [], doneAt: at(2) },
        'integration-service': {
          counts: {},
          left: [{ kind: 'webhook', place: 'https://crm.example/hook', count: 2 }],
          doneAt: at(1),
        },
      },
    },
    {
      conversationId: 'c2',
      commandId: 'k2',
      receipts: {
        'dialog-service': { counts: { messages: 4 }, left: [], doneAt: at(1) },
        'notification-service': {
          counts: {},
          left: [{ kind: 'webhook', place: 'https://crm.example/hook', count: 1 }],
          doneAt: at(1),
        },
      },
    },
  ]);

  test('adds up what a service erased of all conversations, and leaves out what there was none of', () => {
    const [dialogs] = linesOf(two);
    expect(dialogs).toEqual({ service: 'dialog-service', doneAt: at(2), counts: [['messages', 7]] });
  });

  test('says of a service that it is not done while one conversation is missing', () => {
    expect(linesOf(two).find((line) => line.service === 'integration-service')?.doneAt).toBeNull();
    expect(linesOf(two).find((line) => line.service === 'channel-ingest')?.doneAt).toBeNull();
  });

  test('names each place where others have something once', () => {
    expect(leftOf(two)).toEqual([{ kind: 'webhook', place: 'https://crm.example/hook', count: 3 }]);
  });
});
