import type { ErasureReport, FoundVisitor } from '@/shared/wire/privacy';

const DAY = 86_400_000;
const now = Date.now();
const at = (days: number) => new Date(now + days * DAY).toISOString();

const IVAN: FoundVisitor = {
  visitorId: 'vis-7Hq2Kp9',
  name: 'Иван Петров',
  emails: ['ivan@example.com'],
  phones: ['+7 495 000-00-00'],
  ownId: 'crm-42',
  conversations: ['c1', 'c2'],
  held: false,
};

function report(erasureId: string, visitorId: string, by: string, more: Partial<ErasureReport>): ErasureReport {
  return {
    erasureId,
    visitorId,
    askedAt: at(-1),
    askedBy: by,
    state: 'running',
    parts: [],
    topicsForgetAt: at(13),
    backupsForgetAt: at(34),
    ...more,
  };
}

const receipt = (counts: Record<string, number>, left: ErasureReport['parts'][0]['receipts']['']['left'] = []) => ({
  counts,
  left,
  doneAt: at(-1),
});

const reports: ErasureReport[] = [];

function begun(by: string): ErasureReport[] {
  if (reports.length > 0) return reports;
  reports.push(
    report('e1', 'vis-9Kp3Zt1', by, {
      state: 'done',
      doneAt: at(-1),
      parts: [
        {
          conversationId: 'c9',
          commandId: 'k9',
          receipts: {
            'dialog-service': receipt({ events: 214, messages: 96, dialogs: 4, cards: 1, drafts: 1 }),
            'channel-ingest': receipt({ files: 3, addresses: 1, deliveries: 41, 'message-links': 88 }),
            'integration-service': receipt({ deliveries: 120, 'crm-links': 1 }, [
              { kind: 'zendesk', place: 'https://acme.zendesk.com/agent/tickets/1207', count: 1 },
              { kind: 'webhook', place: 'https://partner.example.com/hooks/parley', count: 118 },
            ]),
            'notification-service': receipt({ mails: 2 }, [{ kind: 'mail', place: '', count: 2 }]),
            'admin-api': receipt({ statistics: 4 }),
          },
        },
      ],
    }),
  );
  return reports;
}

/** What is kept of visitors and was erased, as the suite would answer. */
export function privacyAnswer(method: string, [kind, , deed]: string[], by: string) {
  if (kind === 'erasures') {
    const all = begun(by);
    if (method !== 'POST') return { status: 200, body: { rows: all } };
    const fresh = report('e2', IVAN.visitorId, by, {
      askedAt: new Date().toISOString(),
      parts: [
        { conversationId: 'c1', commandId: 'k1', receipts: { 'dialog-service': receipt({ events: 20, messages: 9 }) } },
      ],
    });
    all.unshift(fresh);
    return { status: 202, body: fresh };
  }
  if (deed === 'hold') {
    IVAN.held = method === 'PUT';
    return { status: 204 };
  }
  return { status: 200, body: { visitors: [IVAN] } };
}
