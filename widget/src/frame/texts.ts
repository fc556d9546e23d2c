/** Every word the frame shows, in each language; a missing one is a type error. */
export interface Texts {
  placeholder: string;
  send: string;
  close: string;
  end: string;
  waiting: string;
  noOperators: string;
  /** @param minutes null when nobody can say */
  queued: (position: number, minutes: number | null) => string;
  full: string;
  closedHint: string;
  joined: (name: string) => string;
  ended: string;
  reopened: string;
  typing: (name: string) => string;
  someone: string;
  connecting: string;
  reconnecting: string;
  offline: string;
  sending: string;
  sent: string;
  read: string;
  failed: string;
  edited: string;
  deleted: string;
  retry: string;
  tooLong: (over: number) => string;
  slowDown: (seconds: number) => string;
  earlier: string;
  you: string;
  today: string;
  unavailable: string;
  tryAgain: string;
  newMessages: string;
  log: string;
  poweredBy: string;
}

const ru: Texts = {
  placeholder: 'Напишите сообщение…',
  send: 'Отправить',
  close: 'Свернуть',
  end: 'Завершить диалог',
  waiting: 'Ищем свободного оператора…',
  noOperators: 'Сейчас никого нет на месте. Напишите — ответим, как только вернёмся.',
  queued: (position, minutes) =>
    `Вы ${position}-й в очереди` + (minutes === null ? '' : `, ответим примерно через ${minutes} мин`),
  full: 'Сейчас очень много обращений. Попробуйте, пожалуйста, чуть позже.',
  closedHint: 'Диалог завершён. Напишите, чтобы начать новый.',
  joined: (name) => `${name} на связи`,
  ended: 'Диалог завершён',
  reopened: 'Диалог продолжен',
  typing: (name) => `${name} печатает…`,
  someone: 'Оператор',
  connecting: 'Подключаемся…',
  reconnecting: 'Связь прервалась, восстанавливаем…',
  offline: 'Нет сети. Сообщения уйдут, когда она появится.',
  sending: 'Отправляется',
  sent: 'Отправлено',
  read: 'Прочитано',
  failed: 'Не отправлено',
  edited: 'изменено',
  deleted: 'Сообщение удалено',
  retry: 'Повторить',
  tooLong: (over) => `Слишком длинно: на ${over} симв. больше`,
  slowDown: (seconds) => `Слишком часто. Подождите ${seconds} с`,
  earlier: 'Показать более ранние',
  you: 'Вы',
  today: 'Сегодня',
  unavailable: 'Чат сейчас недоступен.',
  tryAgain: 'Попробовать снова',
  newMessages: 'Новые сообщения',
  log: 'Переписка',
  poweredBy: 'Работает на Parley',
};

const en: Texts = {
  placeholder: 'Write a message…',
  send: 'Send',
  close: 'Minimise',
  end: 'End the chat',
  waiting: 'Looking for a free operator…',
  noOperators: 'Nobody is here right now. Write to us, and we will answer as soon as we are back.',
  queued: (position, minutes) =>
    `You are number ${position} in the queue` + (minutes === null ? '' : `, about ${minutes} min`),
  full: 'Very many people are writing right now. Please try again a little later.',
  closedHint: 'The chat has ended. Write to start a new one.',
  joined: (name) => `${name} is with you`,
  ended: 'The chat has ended',
  reopened: 'The chat goes on',
  typing: (name) => `${name} is typing…`,
  someone: 'The operator',
  connecting: 'Connecting…',
  reconnecting: 'Connection lost, reconnecting…',
  offline: 'No network. Your messages will go out when it is back.',
  sending: 'Sending',
  sent: 'Sent',
  read: 'Read',
  failed: 'Not sent',
  edited: 'edited',
  deleted: 'Message deleted',
  retry: 'Try again',
  tooLong: (over) => `Too long by ${over} characters`,
  slowDown: (seconds) => `Too fast. Wait ${seconds} s`,
  earlier: 'Show earlier messages',
  you: 'You',
  today: 'Today',
  unavailable: 'The chat is not available right now.',
  tryAgain: 'Try again',
  newMessages: 'New messages',
  log: 'Conversation',
  poweredBy: 'Powered by Parley',
};

export function textsFor(language: string): Texts {
  return language === 'ru' ? ru : en;
}
