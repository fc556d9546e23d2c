import type { ChannelAbilities, ChannelDelivery, ChannelHealth, OddArrival } from '@/shared/wire/channels';
import type { Answer } from './mockAdmin';

const AT = '2026-11-21T09:00:00Z';

/** A messenger that takes short texts, and answers for a day. */
const ABILITIES: ChannelAbilities[] = [
  { channelId: 'tg-1', kind: 'telegram', textLimit: 4_096, largestFile: 52_428_800, abilities: ['edit', 'delete'] },
  {
    channelId: 'vk-1',
    kind: 'vk',
    textLimit: 4_000,
    largestFile: 209_715_200,
    abilities: [],
    replySeconds: 86_400,
    title: 'Чайная лавка',
  },
  {
    channelId: 'mail-1',
    kind: 'email',
    textLimit: 100_000,
    largestFile: 18_874_368,
    abilities: ['whole'],
    writesFirst: true,
    title: 'hello@tea.example',
  },
  {
    channelId: 'mail-2',
    kind: 'email',
    textLimit: 100_000,
    largestFile: 18_874_368,
    abilities: ['whole'],
    writesFirst: true,
    title: 'orders@tea.example',
  },
];

const delivery = (number: number, more: Partial<ChannelDelivery> = {}): ChannelDelivery => ({
  deliveryId: String(number),
  action: 'send',
  state: 'sent',
  createdAt: AT,
  tries: [{ number: 1, at: AT, millis: 182, result: 'accepted' }],
  ...more,
});

/** The messengers of the pretended server: one works, one is away, and not everything has arrived. */
export class MockChannels {
  private deliveries: ChannelDelivery[] = [
    delivery(6, { state: 'pending', reason: 'answered 502', tries: [] }),
    delivery(5, {
      state: 'failed',
      reason: 'Forbidden: bot was blocked by the user',
      tries: [
        { number: 1, at: AT, millis: 5_012, result: 'later', reason: 'answered 502' },
        {
          number: 2,
          at: '2026-11-21T09:00:03Z',
          millis: 96,
          result: 'unreachable',
          reason: 'Forbidden: bot was blocked by the user',
        },
      ],
    }),
    delivery(4, {
      state: 'uncertain',
      reason: 'no answer: HttpTimeoutException',
      tries: [{ number: 1, at: AT, millis: 30_000, result: 'unknown', reason: 'no answer: HttpTimeoutException' }],
    }),
    delivery(3, { action: 'edit' }),
    delivery(2),
  ];
  private readonly odd: OddArrival[] = [
    { oddId: '1', kind: 'message_reaction_event', at: AT, body: '{"type":"message_reaction_event","group_id":7}' },
  ];

  /** Undefined for what is none of a channel's. */
  answer(
    method: string,
    path: string,
    search: URLSearchParams,
    body: { deliveryIds?: string[] } | null,
  ): Answer | null {
    if (path === '/channels/deliveries/retry') return { status: 200, body: { retried: this.retry(body?.deliveryIds) } };
    if (path === '/channels/abilities') return { status: 200, body: { channels: ABILITIES } };
    const [, id, what] = /^\/channels\/([^/]+)\/(health|check|deliveries|odd|conversations)$/.exec(path) ?? [];
    switch (what) {
      case 'health':
      case 'check':
        return { status: 200, body: this.health(id ?? '', method === 'POST') };
      case 'deliveries': {
        const state = search.get('state');
        return { status: 200, body: { deliveries: this.deliveries.filter((each) => !state || each.state === state) } };
      }
      case 'conversations':
        // the mail that is open with them already
        return { status: 200, body: { conversationId: 'conversation-5' } };
      case 'odd':
        return { status: 200, body: { arrivals: this.odd } };
      default:
        return null;
    }
  }

  private health(id: string, checked: boolean): ChannelHealth {
    const health: ChannelHealth = { state: 'active', enabled: true, since: AT, title: '@shop_bot', open: 1 };
    return id === 'vk-1' && !checked
      ? { ...health, state: 'unavailable', reason: 'VK cannot be reached', title: 'Чайная лавка' }
      : health;
  }

  private retry(ids: string[] | undefined): number {
    const again = this.deliveries.filter((each) => (ids ? ids.includes(each.deliveryId) : each.state === 'failed'));
    this.deliveries = this.deliveries.map((each) => (again.includes(each) ? { ...each, state: 'pending' } : each));
    return again.length;
  }
}
