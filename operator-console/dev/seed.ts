import type { Actor } from '@/shared/wire/actor';
import type { Directory } from '@/shared/wire/settings';
import { FIRST, type Language, VISITORS } from './cast';
import { World } from './world';

const ROUTING: Actor = { kind: 'system', id: 'routing' };
const MINUTE = 60_000;

/** A company in the middle of its day. */
export function seed(language: Language, directory: Directory, now: number): World {
  const world = new World();
  const at = (minutesAgo: number) => new Date(now - minutesAgo * MINUTE).toISOString();
  const operator = (id: string): Actor => {
    const found = directory.operators.find((each) => each.operatorId === id);
    return { kind: 'operator', id, name: found?.name ?? id, role: found?.role ?? 'operator' };
  };
  const kinds = ['web', 'web', 'telegram', 'web', 'vk', 'email', 'web', 'web'] as const;
  const channels = { web: 'web-1', telegram: 'tg-1', vk: 'vk-1', email: 'mail-1' } as const;
  const departments = ['support', 'sales', undefined, 'support', 'delivery', 'sales'] as const;
  let messages = 0;

  const talk = (index: number, dialogId: string, minutesAgo: number) => {
    const conversationId = `conversation-${index}`;
    const name = VISITORS[language][index % VISITORS[language].length] ?? undefined;
    const visitor: Actor = { kind: 'visitor', id: `visitor-${index}-${(index * 7919).toString(16)}`, name };
    const kind = kinds[index % kinds.length] ?? 'web';
    const departmentId = departments[index % departments.length];
    const add = (actor: Actor, ago: number, body: Parameters<World['append']>[4]) =>
      world.append(conversationId, dialogId, actor, at(ago), body);
    add(visitor, minutesAgo, {
      type: 'DialogOpened',
      visitorId: visitor.kind === 'visitor' ? visitor.id : '',
      visitorName: name,
      channelId: channels[kind],
      channelKind: kind,
      placementId: kind === 'web' ? 'shop' : undefined,
      departmentId,
      language: index === 7 ? 'en' : language,
      pageUrl: kind === 'web' ? `https://svet.example/catalog/lamps/${4800 + index}` : undefined,
    });
    add(ROUTING, minutesAgo, { type: 'DialogQueued', reason: 'opened', departmentId, language });
    const say = (actor: Actor, ago: number, text: string) =>
      add(actor, ago, { type: 'MessagePosted', messageId: `message-${++messages}`, text });
    const given = (id: string, ago: number, cause: 'automatic' | 'taken') =>
      add(cause === 'automatic' ? ROUTING : operator(id), ago, {
        type: 'OperatorAssigned',
        operatorId: id,
        operatorName: directory.operators.find((each) => each.operatorId === id)?.name ?? id,
        cause,
        decisionId: cause === 'automatic' ? `decision-${dialogId}` : undefined,
      });
    return { add, say, given, visitor, first: FIRST[language][index % FIRST[language].length] ?? '' };
  };

  const ru = language === 'ru';
  const story = talk(0, 'dialog-0-earlier', 60 * 26);
  story.say(
    story.visitor,
    60 * 26,
    ru ? 'Здравствуйте, можно ли изменить адрес доставки?' : 'Hello, can I change the delivery address?',
  );
  story.given('oleg', 60 * 26 - 1, 'automatic');
  story.say(
    operator('oleg'),
    60 * 26 - 2,
    ru
      ? 'Да, уже поменял. Курьер приедет завтра с 10 до 14.'
      : 'Yes, I have changed it. The courier comes tomorrow between 10 and 14.',
  );
  story.add(operator('oleg'), 60 * 26 - 20, { type: 'DialogClosed', reason: 'by-operator', operatorId: 'oleg' });
  const today = talk(0, 'dialog-0', 19);
  today.say(today.visitor, 19, today.first);
  today.say(
    { kind: 'system', id: 'first-reply-timeout' },
    17,
    ru
      ? 'Все операторы сейчас заняты, ответим при первой возможности.'
      : 'Everyone is busy right now; we will answer as soon as we can.',
  );
  today.given('anna', 16.8, 'automatic');
  today.add(operator('anna'), 16, {
    type: 'NotePosted',
    messageId: 'note-1',
    clientMessageId: 'c-note-1',
    text: ru
      ? 'Курьер заболел, заказ на складе в Химках. Можно предложить доставку сегодня вечером бесплатно.'
      : 'The courier is ill, the parcel is in the depot. We may offer delivery tonight for free.',
  });
  today.add(operator('anna'), 15.5, {
    type: 'OperatorAssigned',
    operatorId: 'me',
    operatorName: directory.operators[0]?.name ?? '',
    cause: 'transferred',
    previousOperatorId: 'anna',
  });
  today.say(
    operator('me'),
    14,
    ru
      ? 'Екатерина, здравствуйте! Приношу извинения: курьер заболел, заказ сейчас на складе.'
      : 'Hello Catherine! I am sorry: the courier fell ill and your order is in our depot.',
  );
  today.say(
    operator('me'),
    13.8,
    ru
      ? 'Можем привезти сегодня с 18 до 21, бесплатно. Подойдёт? Отследить можно здесь: https://svet.example/track/48213'
      : 'We can bring it tonight between 18 and 21, free of charge. Would that suit you? You can follow it here: https://svet.example/track/48213',
  );
  today.add(today.visitor, 12, { type: 'ReadAdvanced', messageId: `message-${messages}` });
  today.say(today.visitor, 3.2, ru ? 'Да, сегодня вечером удобно' : 'Yes, tonight is fine');
  today.say(
    today.visitor,
    3,
    ru ? 'Только домофон не работает, пусть позвонит' : 'But the intercom is broken, please have him call',
  );
  today.add(today.visitor, 2.9, {
    type: 'VisitorCardChanged',
    card: { name: VISITORS[language][0], emails: ['ekaterina@example.org'], phones: ['+7 921 555-01-20'] },
  });

  const rule: Actor = { kind: 'system', id: 'automation:angry' };
  today.add(ROUTING, 2.8, {
    type: 'ReplyOverdue',
    reply: 'next',
    waitedSeconds: 60,
    operatorId: 'me',
    announced: false,
  });
  today.add(rule, 2.7, {
    type: 'AutomationFired',
    automationId: 'angry',
    name: ru ? 'Недовольные вечером' : 'Upset in the evening',
    depth: 1,
  });
  today.add(rule, 2.7, { type: 'DialogPriorityChanged', priority: 'high' });
  today.add(rule, 2.7, { type: 'DialogTagged', added: ['VIP'], removed: [], tags: ['VIP'] });

  // a conversation of many pages
  const long = talk(3, 'dialog-3-earlier', 60 * 30);
  for (let turn = 0; turn < 700; turn++) {
    long.say(
      turn % 3 ? long.visitor : operator('oleg'),
      60 * 29 - turn,
      `${ru ? 'Сообщение' : 'Message'} ${turn} ${'…'.repeat(turn % 40)}`,
    );
  }
  long.add(operator('oleg'), 60 * 5, { type: 'DialogClosed', reason: 'by-operator', operatorId: 'oleg' });

  [1, 2, 3].forEach((index) => {
    const mine = talk(index, `dialog-${index}`, 40 + index * 9);
    mine.say(mine.visitor, 40 + index * 9, mine.first);
    mine.given('me', 38 + index * 9, index === 2 ? 'automatic' : 'taken');
    mine.say(
      operator('me'),
      36 + index * 8,
      ru ? 'Здравствуйте! Сейчас проверю и вернусь с ответом.' : 'Hello! Let me check and come back to you.',
    );
    if (index === 2) mine.say(mine.visitor, 1.3, ru ? 'Хорошо, жду' : 'All right, waiting');
  });
  [0.4, 1.5, 2.6, 9].forEach((ago, place) => {
    const index = 4 + place;
    const waiting = talk(index, `dialog-${index}`, ago);
    waiting.say(waiting.visitor, ago, waiting.first);
    if (place === 3)
      waiting.say(waiting.visitor, ago - 1, ru ? 'Здравствуйте, есть кто-нибудь?' : 'Hello, is anybody there?');
  });
  ['anna', 'oleg', 'ines', 'timur', 'oleg'].forEach((id, place) => {
    const index = 8 + place;
    const theirs = talk(index, `dialog-${index}`, 30 + place * 11);
    theirs.say(theirs.visitor, 30 + place * 11, theirs.first);
    theirs.given(id, 29 + place * 11, 'automatic');
    theirs.say(
      operator(id),
      20 + place * 7,
      ru ? 'Добрый день! Да, всё верно.' : 'Good afternoon! Yes, that is right.',
    );
    if (place === 3) theirs.say(theirs.visitor, 6, ru ? 'А ещё вопрос' : 'One more question');
  });
  for (let index = 13; index < 90; index++) {
    const done = talk(index, `dialog-${index}`, index * 37);
    done.say(done.visitor, index * 37, done.first);
    done.given('me', index * 37 - 1, 'automatic');
    done.say(operator('me'), index * 37 - 3, ru ? 'Рада была помочь. Хорошего дня!' : 'Glad to help. Have a good day!');
    done.add(operator('me'), index * 37 - 12, {
      type: 'DialogClosed',
      reason: index % 3 ? 'by-operator' : 'idle',
      operatorId: 'me',
    });
  }
  return world;
}
