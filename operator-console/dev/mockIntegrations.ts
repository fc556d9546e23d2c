import type {
  ContactExportState,
  CrmConnection,
  CrmMapping,
  Delivery,
  DestinationRow,
  Handlers,
  PartnerToken,
  RecordLink,
  Scope,
  Webhook,
} from '@/shared/wire/integrations';
import type { Answer } from './mockAdmin';

const AT = '2026-11-21T09:00:00Z';
const TYPES = ['DialogClosed', 'DialogEnded', 'DialogOpened', 'MessagePosted', 'OperatorAssigned'];

const destination = (destinationId: string, kind: DestinationRow['kind'], more: Partial<DestinationRow> = {}) => ({
  destinationId,
  kind,
  name: '',
  version: 1,
  url: 'https://crm.example.com/parley/events',
  credentials: false,
  enabled: true,
  health: 'healthy' as const,
  createdAt: AT,
  dead: 0,
  open: 0,
  ...more,
});

const delivery = (number: number, more: Partial<Delivery> = {}): Delivery => ({
  deliveryId: String(number),
  messageId: `conversation-1:${number}:crm`,
  eventType: TYPES[number % TYPES.length] ?? '',
  state: 'delivered',
  attempts: 1,
  createdAt: AT,
  dueAt: AT,
  tries: [
    { number: 1, at: AT, status: 200, millis: 42, answer: 'ok', target: 'https://crm.example.com/parley/events' },
  ],
  ...more,
});

/** What a dialog's record would be: templates filled with the same facts for every dialog. */
function preview({ dialogId, mapping }: { dialogId: string; mapping: CrmMapping }): Answer {
  const facts: Record<string, string> = { dialogId, visitorName: 'Olga', email: 'olga@example.com' };
  const fill = (template: string) => template.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '');
  return {
    status: 200,
    body: {
      externalId: dialogId,
      subject: fill(mapping.subject),
      text: fill(mapping.text).trim(),
      requester: { id: 'v-1', name: 'Olga', email: 'olga@example.com' },
      tags: mapping.tags,
      fields: Object.fromEntries(Object.entries(mapping.fields).map(([name, template]) => [name, fill(template)])),
    },
  };
}

/** The integrations of the pretended server: one that works, one that does not answer, one that a rule calls. */
export class MockIntegrations {
  private readonly webhooks = new Map<string, Webhook & DestinationRow>();
  private readonly others: DestinationRow[] = [
    destination('rule-1', 'rule', { url: 'https://alerts.example.com/angry' }),
  ];
  private readonly crms = new Map<string, CrmConnection>();
  private export: ContactExportState | null = null;
  private tokens: PartnerToken[] = [
    {
      tokenId: '0123456789abcdef',
      name: 'Shop',
      scopes: ['conversations:read', 'visitors:read'],
      createdAt: AT,
      createdBy: 'Mary',
      lastUsedAt: AT,
    },
  ];
  private handlers: Handlers = { version: 0 };
  private readonly deliveries: Delivery[] = [
    delivery(5, {
      state: 'dead',
      reason: 'answered 404',
      tries: [
        { number: 1, at: AT, status: 404, millis: 31, answer: 'no such page', target: 'https://crm.example.com/' },
      ],
    }),
    delivery(4, { state: 'pending', reason: 'no answer in time' }),
    delivery(3),
    delivery(2),
    delivery(1),
  ];

  constructor() {
    this.put('crm', { name: 'CRM' });
    this.put('stock', {
      name: '',
      url: 'https://stock.example.com/hooks/parley',
      health: 'open',
      failingSince: AT,
      openUntil: '2026-11-21T09:05:00Z',
      open: 12,
    });
  }

  answer(method: string, [kind = '', id, deed, deliveryId]: string[], body: Record<string, unknown> | null): Answer {
    if (kind === 'handlers')
      return method === 'PUT' ? this.putHandlers(body ?? {}) : { status: 200, body: this.handlers };
    if (kind === 'records') return { status: 200, body: { records: this.records() } };
    if (kind === 'crm' && deed === 'preview') return preview(body as { dialogId: string; mapping: CrmMapping });
    if (kind === 'crm') return deed === 'export' ? this.onExport(method) : this.onCrm(method, id ?? '', body);
    if (kind === 'tokens') return this.onToken(method, id, body);
    if (kind === 'webhooks') return this.onWebhook(method, id, body);
    if (id === undefined) return { status: 200, body: { destinations: [...this.webhooks.values(), ...this.others] } };
    if (deed === 'notes')
      return {
        status: 200,
        body: { notes: id === 'stock' ? [{ at: AT, health: 'open', reason: 'answered 503' }] : [] },
      };
    if (deed === 'deliveries') return this.onDelivery(method, deliveryId);
    if (deed === 'replay') return { status: 202, body: this.replay(body ?? {}) };
    if (deed === 'test') {
      this.deliveries.unshift(delivery(this.deliveries.length + 1, { eventType: 'Test' }));
      return { status: 202, body: this.deliveries[0] };
    }
    const known = this.webhooks.get(id);
    if (deed === 'resume') this.put(id, { ...known, health: 'healthy', failingSince: undefined, open: 0 });
    return { status: 200, body: { ...known, secret: deed === 'secret' ? 'whsec_bmV3' : undefined } };
  }

  private put(id: string, more: Partial<Webhook & DestinationRow>) {
    const filter = { channelKinds: [], departmentIds: [], tags: [] };
    this.webhooks.set(id, { ...destination(id, 'webhook'), eventTypes: [], filter, ...more });
  }

  private onWebhook(method: string, id: string | undefined, body: Record<string, unknown> | null): Answer {
    if (id === 'samples') return { status: 200, body: { types: TYPES } };
    if (method === 'GET') return { status: 200, body: { webhooks: [...this.webhooks.values()] } };
    if (method === 'DELETE') {
      this.webhooks.delete(id ?? '');
      return { status: 204 };
    }
    if (!String(body?.url).startsWith('http')) return invalid('url');
    const made = id ?? crypto.randomUUID();
    const version = (this.webhooks.get(made)?.version ?? 0) + 1;
    this.put(made, { ...this.webhooks.get(made), ...body, version });
    const secret = id === undefined ? 'whsec_c2VjcmV0' : undefined;
    return { status: 200, body: { ...this.webhooks.get(made), secret } };
  }

  private onCrm(method: string, name: string, body: Record<string, unknown> | null): Answer {
    const known = this.crms.get(name);
    if (method !== 'PUT') return known ? { status: 200, body: known } : { status: 404, body: NOT_FOUND };
    const { options, mapping } = body as { options: Record<string, string>; mapping: CrmMapping };
    const secrets = ['secret', 'apiKey', 'token', 'refreshToken', 'channelSecret'].filter((each) => each in options);
    if (options.channelSecret === 'wrong') return invalid('options.channelSecret', 'ORIGIN_INVALID_SIGNATURE');
    if (!secrets.some((each) => options[each] === 't0ken')) return invalid(`options.${secrets[0] ?? ''}`, '401');
    if ('5000' in mapping.fields) return invalid('mapping.fields', 'field 5000: Not found');
    const row = destination(`${name}-1`, 'crm', { name, url: `https://acme.${name}.com/` });
    this.others.push(row);
    const plain = Object.fromEntries(Object.entries(options).filter(([each]) => !secrets.includes(each)));
    const made = { ...row, settings: { options: plain, mapping }, secretNames: secrets };
    this.crms.set(name, made);
    return { status: 200, body: made };
  }

  /** Every dialog has a record in each CRM that is connected. */
  private records(): RecordLink[] {
    return [...this.crms.values()].map(({ name, url }) => ({ crm: name, link: `${url}records/1` }));
  }

  private onToken(method: string, id: string | undefined, body: Record<string, unknown> | null): Answer {
    if (method === 'GET') return { status: 200, body: { tokens: this.tokens } };
    if (method === 'DELETE') {
      this.tokens = this.tokens.filter((each) => each.tokenId !== id);
      return { status: 204 };
    }
    const { name, scopes } = body as { name: string; scopes: Scope[] };
    if (scopes.length === 0) return invalid('scopes');
    const made = { tokenId: 'fedcba9876543210', name, scopes, createdAt: AT, createdBy: 'Mary' };
    this.tokens.push(made);
    return { status: 201, body: { ...made, token: `parley_${made.tokenId}_s3cret` } };
  }

  private onExport(method: string): Answer {
    if (method === 'POST') this.export = { state: 'running', total: 1200, read: 500, sent: 480, begunAt: AT };
    if (method === 'DELETE' && this.export) {
      this.export = { ...this.export, state: 'cancelled', sent: this.export.sent - 19 };
      return { status: 200, body: { ...this.export, removed: 19, inFlight: 1 } };
    }
    return this.export ? { status: 200, body: this.export } : { status: 404, body: NOT_FOUND };
  }

  private putHandlers(body: Record<string, unknown>): Answer {
    const next: Handlers = { version: this.handlers.version + 1 };
    for (const field of ['chatStart', 'chatAssign', 'chatClose'] as const) {
      const { url = '', format = 'parley' } = body[field] as { url?: string; format?: 'parley' };
      if (url !== '' && !url.startsWith('http')) return invalid(`${field}.url`);
      if (url !== '')
        next[field] = {
          ...destination(field, 'handler', { url, name: 'chat_start' }),
          format,
          secret: 'whsec_aGFuZA==',
        };
    }
    this.handlers = next;
    return { status: 200, body: next };
  }

  private onDelivery(method: string, id: string | undefined): Answer {
    const known = this.deliveries.find((each) => each.deliveryId === id);
    if (!known) return { status: 200, body: { deliveries: this.deliveries } };
    if (method === 'POST') known.state = 'pending';
    const request = {
      method: 'POST',
      url: 'https://crm.example.com/parley/events',
      headers: { 'webhook-id': known.messageId, 'webhook-signature': 'v1,•••' },
      body: `{"type":"${known.eventType}"}`,
    };
    return { status: 200, body: { ...known, request } };
  }

  private replay(body: Record<string, unknown>) {
    const ids = Array.isArray(body.deliveryIds) ? body.deliveryIds.map(String) : null;
    const chosen = this.deliveries.filter((each) => (ids ? ids.includes(each.deliveryId) : each.state === 'dead'));
    for (const each of chosen) each.state = 'pending';
    return { replayed: chosen.length, more: false };
  }
}

const NOT_FOUND = { code: 'not-found', detail: '' };

const invalid = (field: string, detail = ''): Answer => ({
  status: 422,
  body: { code: 'invalid-setting', detail, errors: [{ field, code: 'invalid-setting', detail }] },
});
