import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { blingerIdentity } from '../src/compat/blinger';
import { installComagic, type Comagic } from '../src/compat/comagic';
import { ComagicChat } from '../src/compat/comagic-chat';
import { Emitter } from '../src/sdk/emitter';
import { signedFields } from '../src/frame/protocol';
import { ParleyError, type Chat, type ChatEvents, type ChatMessage } from '../src/sdk/types';

const ANN = { name: 'Ann', position: 'Tea master', avatar: 'https://door.test/ann' };
const MESSAGE: ChatMessage = {
  messageId: 'm1', uid: 'u1', dialogId: 'd1', at: 1772359200, source: 'operator', name: 'Ann', text: 'Good day', files: [],
  edited: false, deleted: false, fromHere: false,
};

/** The typed chat with nothing behind it: what is called on it, and what it says has happened. */
function chat(known: Partial<Chat> = {}) {
  const events = new Emitter<ChatEvents>();
  const calls: unknown[][] = [];
  const does = (name: string, answer: unknown = Promise.resolve()) => vi.fn((...given: unknown[]) => (calls.push([name, ...given]), answer));
  const typed = {
    on: (event: never, listener: never) => events.on(event, listener),
    start: does('start'), close: does('close'), sendTranscript: does('sendTranscript'), rate: does('rate'),
    send: does('send', Object.assign(Promise.resolve(), { uid: 'u7' })), setVisitorCard: does('setVisitorCard'),
    acceptInvite: does('acceptInvite'), rejectInvite: does('rejectInvite'), sendFile: does('sendFile'), typing: does('typing', undefined),
    isAvailable: () => true, isReadyForFileTransfer: () => true, hasHistory: true, messages: [MESSAGE], operator: ANN,
    visitorCard: { name: 'Vera', emails: ['v@example.org'], phones: [] }, requiredInfo: ['email'], state: 'lead', history: does('history'), show: does('show', undefined), showLead: does('showLead', undefined),
    ...known,
  } as unknown as Chat;
  return { typed, compat: new ComagicChat(typed, {}, () => 'ru'), calls, happens: <E extends keyof ChatEvents>(event: E, value: ChatEvents[E]) => events.emit(event, value) };
}

describe('the older interface', () => {
  const NOBODY = { name: null, position: null, avatar: null };
  const HISTORY = [
    { text: 'Good day', date: 1772359200, source: 'Оператор', from: 'Ann', chat_id: 'd1', message_id: 'm1', uid: 'u1' },
  ];
  const file = {} as File;
  // Every method that its description names: what is called, what it does, what it answers.
  const METHODS: [string, (it: ComagicChat) => unknown, unknown[] | null, unknown][] = [
    ['U-03', (it) => it.startChat(), ['start'], undefined],
    ['U-04', (it) => it.closeChat(), ['close'], undefined],
    ['U-05', (it) => it.isChatAvailable(), null, true],
    ['U-06', (it) => it.sendChatByMail('v@example.org'), ['sendTranscript', 'v@example.org'], undefined],
    ['U-07', (it) => it.sendChatMessage('hello'), ['send', 'hello'], 'u7'],
    ['U-08', (it) => it.setOperatorRating(4), ['rate', 4], undefined],
    ['U-09', (it) => it.hasHistory(), null, true],
    ['U-09', (it) => it.getHistory(), ['history', 'm1'], HISTORY],
    ['U-10', (it) => it.getOperatorVcard(), null, ANN],
    ['U-11', (it) => it.getVisitorCard(), null, { name: 'Vera', email: ['v@example.org'] }],
    ['U-12', (it) => it.setVisitorCard({ name: 'Vera', phone: '+7' }), ['setVisitorCard', { name: 'Vera', phone: '+7' }], undefined],
    ['U-13', (it) => it.inviteAccept(), ['acceptInvite'], undefined],
    ['U-13', (it) => it.inviteReject(), ['rejectInvite'], undefined],
    ['U-14', (it) => it.sendFile(file), ['sendFile', file], undefined],
    ['U-14', (it) => it.isReadyForFileTransfer(), null, true],
    ['U-15', (it) => it.getRequiredInfo(), null, ['email']],
    ['U-16', (it) => it.getState(), null, 'lead'],
    ['U-17', (it) => it.chatTyping('hel'), ['typing', 'hel'], undefined],
  ];

  it.each(METHODS)('[%s] %s', (_id, does, called, answer) => {
    const { compat, calls } = chat(called?.[0] === 'history' ? { history: (async () => ({ messages: [], more: false })) as Chat['history'] } : {});
    expect(does(compat)).toEqual(answer);
    expect(calls).toEqual(called === null || called[0] === 'history' ? [] : [called]);
  });

  // Every event that its description names: what happens, under which name it is told, with what.
  const EVENTS: { [E in keyof ChatEvents]?: [string, ChatEvents[E], string, unknown][] } = {
    'operator-joined': [['U-18', ANN, 'operatorjoined', ANN]],
    'operator-left': [['U-18', undefined, 'operatorleave', NOBODY]],
    message: [
      ['U-19', MESSAGE, 'sendmessage', HISTORY[0]],
      ['U-19', { ...MESSAGE, source: 'visitor', name: null }, 'sendmessage', { ...HISTORY[0], source: 'Посетитель', from: 'Посетитель' }],
      ['U-19', { ...MESSAGE, source: 'system', name: null, uid: null }, 'sendmessage', { ...HISTORY[0], source: 'Система', from: 'Система', uid: null }],
    ],
    retention: [
      ['U-20', { way: 'offline_message' }, 'showchatretentionaction', { alternate_communication_way: 'offline_message' }],
      ['U-20', { way: 'sitephone' }, 'showchatretentionaction', { alternate_communication_way: 'sitephone' }],
      ['U-20', { way: 'chat' }, 'showchatretentionaction', { alternate_communication_way: 'chat' }],
    ],
    availability: [
      ['U-21', false, 'chatavailabilitychange', false],
      ['U-21', true, 'chatavailabilitychange', true],
    ],
    invite: [['U-22', { message: 'May I help?' }, 'invite', { invite_message: 'May I help?' }]],
    started: [['U-23', undefined, 'startchat', undefined]],
    closed: [['U-23', undefined, 'closechat', undefined]],
    'invite-accepted': [['U-23', undefined, 'inviteaccept', undefined]],
    'invite-rejected': [['U-23', undefined, 'invitereject', undefined]],
    rated: [['U-23', { mark: 4 }, 'setrating', undefined]],
    'transcript-requested': [['U-23', { email: 'v@example.org' }, 'sendchatbymail', undefined]],
    rating: [
      ['U-24', 4, 'ratingchange', 4],
      ['U-24', null, 'ratingchange', null],
    ],
    state: (['available', 'invite', 'chat', 'lead'] as const).map((state) => ['U-24', state, 'statechange', state]),
    typing: [['U-24', { active: true, name: 'Ann' }, 'chattyping', undefined]],
  };
  const rows = Object.entries(EVENTS).flatMap(([event, all]) => all.map(([id, value, name, told]) => [id, name, event, value, told] as const));

  it.each(rows)('[%s] tells %s', (_id, name, event, value, told) => {
    const { compat, happens } = chat();
    const heard: unknown[] = [];
    const listener = (given: unknown) => void heard.push(given);
    compat.on(name, listener);
    happens(event as keyof ChatEvents, value as never);
    expect(heard).toEqual([told]);
    compat.un(name, listener);
    happens(event as keyof ChatEvents, value as never);
    expect(heard).toHaveLength(1);
  });

  it('[U-19] [U-24] does not tell what this page wrote itself, nor that nobody types', () => {
    const { compat, happens } = chat();
    const heard: unknown[] = [];
    compat.on('sendmessage', (value) => void heard.push(value));
    compat.on('chattyping', (value) => void heard.push(value));
    happens('message', { ...MESSAGE, source: 'visitor', fromHere: true });
    happens('typing', { active: false, name: null });
    expect(heard).toEqual([]);
  });

  it('[U-10] [U-11] has empty cards of who is not known', () => {
    const { compat } = chat({ operator: null, visitorCard: { name: null, emails: [], phones: [] } });
    expect(compat.getOperatorVcard()).toEqual(NOBODY);
    expect(compat.getVisitorCard()).toEqual({});
  });

  it('knows no refusals, so they come as an event', async () => {
    const { compat } = chat({ start: () => Promise.reject(new ParleyError('queue-full')) });
    const heard = new Promise((resolve) => compat.on('error', resolve));
    compat.startChat();
    expect(await heard).toEqual({ code: 'queue-full' });
  });
});

describe('the older global object', () => {
  function installed(known: Partial<Chat> = {}) {
    const target = {} as Window & { Comagic?: Comagic };
    const { typed, calls } = chat({ code: '042137', ...known });
    installComagic(target, () => typed, (start) => start());
    return { Comagic: target.Comagic as Comagic, calls };
  }

  it('leaves a page’s own object alone', () => {
    const own = {} as Comagic;
    const target = { Comagic: own } as unknown as Window & { Comagic?: Comagic };
    installComagic(target, () => chat().typed, (start) => start());
    expect(target.Comagic).toBe(own);
  });

  it('[U-05] [U-12] answers to what pages call besides the chat', async () => {
    const leaveMessage = vi.fn(() => Promise.resolve({ uid: 'u', messageId: 'm', dialogId: 'd' }));
    const { Comagic, calls } = installed({ leaveMessage });
    expect([Comagic.getOperatorStatus(), Comagic.getVisitorId()]).toEqual([true, '042137']);
    Comagic.openSiteRequestPanel();
    expect(calls).toEqual([['showLead', true], ['show']]);
    const told = await new Promise((done) => Comagic.addVisitorInfo({ name: 'Vera' }, done));
    expect([told, calls.at(-1)]).toEqual([{ success: true }, ['setVisitorCard', { name: 'Vera' }]]);
    await new Promise((done) => Comagic.addOfflineRequest({ name: 'Vera', message: 'Call me' }, done));
    expect(leaveMessage).toHaveBeenCalledWith({ name: 'Vera', text: 'Call me' });
    Comagic.setProperty('seen', 3);
    expect([Comagic.hasProperty('seen'), Comagic.getProperty('seen')]).toEqual([true, 3]);
    Comagic.deleteProperty('seen');
    expect(Comagic.hasProperty('seen')).toBe(false);
    Comagic.reinitTrackView();
    Comagic.trackEvent('shop', 'order');
  });
});

describe('a site written for the other live chat', () => {
  const CONFIG = { customLivechatFields: { first: 123, second: 'my value', third: 999, sign: 'ff127a29530759df7752f6ffab2a78fd' } };

  it('[B-14] [B-16] [B-17] [B-18] [B-19] [N-23] has its fields passed on as they were hashed on its own server', () => {
    const { fields, sign, ...rest } = signedFields(blingerIdentity(CONFIG)!);
    expect(rest).toEqual({});
    expect(fields).toEqual([['first', 123], ['second', 'my value'], ['third', 999]]);
    const values = fields.map(([, value]) => value).join('');
    expect(createHash('md5').update(`${values}Rdr9ucDi19nixmpevci5EiOvlFVyXbCT`).digest('hex')).toBe(sign);
  });

  it('[B-16] [B-23] may say anything JSON has but lists and objects, and in whatever order it signed', () => {
    const given = { a: true, b: null, c: 1.5, d: '', e: { no: 1 }, f: [1], g: NaN };
    expect(blingerIdentity({ customLivechatFields: given })).toEqual({ fields: [['a', true], ['b', null], ['c', 1.5], ['d', '']], sign: '' });
    const pairs = [['z', 1], ['10', 2], ['2', 3], ['sign', 'x']];
    expect(blingerIdentity({ customLivechatFields: pairs })).toEqual({ fields: [['z', 1], ['10', 2], ['2', 3]], sign: 'x' });
    for (const nothing of [undefined, null, {}, { customLivechatFields: null }, { customLivechatFields: { sign: 'x' } }]) {
      expect(blingerIdentity(nothing)).toBeNull();
    }
  });
});
