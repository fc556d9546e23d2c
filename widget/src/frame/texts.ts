/** Every word the frame shows, in each language; a missing one is a type error. */
export interface Texts {
  placeholder: string;
  send: string;
  close: string;
  end: string;
  waiting: string;
  bot: string;
  noOperators: string;
  /** What becomes of what is written now. */
  later: string;
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
  retry: string;
  tooLong: (over: number) => string;
  slowDown: (seconds: number) => string;
  earlier: string;
  you: string;
  today: string;
  unavailable: string;
  tryAgain: string;
  /** The link to a messenger. */
  writeIn: (name: string) => string;
  vk: string;
  newMessages: string;
  log: string;
  poweredBy: string;
  /** The sign of a message that was changed, and what stands for one that was taken back. */
  edited: string;
  deleted: string;
  attach: string;
  dropHere: string;
  uploading: (percent: number) => string;
  uploadFailed: (code: string) => string;
  dismiss: string;
  size: (bytes: number) => string;
  beforeChat: string;
  name: string;
  email: string;
  phone: string;
  language: string;
  department: string;
  choose: string;
  begin: string;
  leaveMessage: string;
  leaveHint: string;
  message: string;
  leave: string;
  left: string;
  cancel: string;
  mail: string;
  mailHint: string;
  mailSent: (email: string) => string;
  rate: string;
  mark: (mark: number) => string;
  rated: string;
  comment: string;
  refused: (code: string) => string;
  mute: string;
  unmute: string;
}

const UNITS = { ru: ['Б', 'КБ', 'МБ'], en: ['B', 'kB', 'MB'] } as const;

function size(bytes: number, language: 'ru' | 'en'): string {
  const power = bytes >= 1024 * 1024 ? 2 : bytes >= 1024 ? 1 : 0;
  const number = (bytes / 1024 ** power).toLocaleString(language, { maximumFractionDigits: power });
  return `${number} ${UNITS[language][power]}`;
}

const ru: Texts = {
  placeholder: 'Напишите сообщение…',
  send: 'Отправить',
  close: 'Свернуть',
  end: 'Завершить диалог',
  waiting: 'Ищем свободного оператора…',
  bot: 'Вам отвечает бот',
  noOperators: 'Сейчас никого нет на месте',
  later: 'Напишите — ответим, как только вернёмся.',
  queued: (position, minutes) =>
    `Вы ${position}-й в очереди` + (minutes === null ? '' : `, ответим примерно через ${minutes} мин`),
  full: 'Сейчас очень много обращений. Попробуйте, пожалуйста, чуть позже.',
  closedHint: 'Напишите, чтобы начать новый диалог',
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
  retry: 'Повторить',
  tooLong: (over) => `Слишком длинно: на ${over} симв. больше`,
  slowDown: (seconds) => `Слишком часто. Подождите ${seconds} с`,
  earlier: 'Показать более ранние',
  you: 'Вы',
  today: 'Сегодня',
  unavailable: 'Чат сейчас недоступен.',
  tryAgain: 'Попробовать снова',
  writeIn: (name) => `Написать нам: ${name}`,
  vk: 'ВКонтакте',
  newMessages: 'Новые сообщения',
  log: 'Переписка',
  poweredBy: 'Работает на Parley',
  edited: 'изменено',
  deleted: 'Сообщение удалено',
  attach: 'Прикрепить файл',
  dropHere: 'Отпустите файлы, чтобы отправить',
  uploading: (percent) => `Загружается, ${percent} %`,
  uploadFailed: (code) =>
    code === 'body-too-large' || code === 'file-too-large'
      ? 'Файл больше 25 МБ'
      : code === 'file-empty'
        ? 'Файл пуст'
      : code === 'unsupported-media-type' || code === 'file-type-refused' || code === 'file-infected'
        ? 'Файлы этого вида не принимаются'
        : code === 'rate-limited'
          ? 'Слишком много файлов сразу. Попробуйте чуть позже'
          : 'Не загрузилось',
  dismiss: 'Убрать',
  size: (bytes) => size(bytes, 'ru'),
  beforeChat: 'Представьтесь, пожалуйста',
  name: 'Имя',
  email: 'Эл. почта',
  phone: 'Телефон',
  language: 'Язык',
  department: 'С кем вы хотите поговорить?',
  choose: 'Выберите…',
  begin: 'Начать чат',
  leaveMessage: 'Оставить сообщение',
  leaveHint: 'Сейчас никого нет на месте. Напишите, и мы ответим.',
  message: 'Сообщение',
  leave: 'Оставить',
  left: 'Спасибо! Мы ответим, как только вернёмся.',
  cancel: 'Отмена',
  mail: 'Прислать переписку на почту',
  mailHint: 'Куда прислать переписку?',
  mailSent: (email) => `Переписка отправлена на ${email}`,
  rate: 'Как вам помог оператор?',
  mark: (mark) => `Оценка ${mark} из 5`,
  rated: 'Спасибо за оценку!',
  comment: 'Что можно было сделать лучше?',
  refused: (code) =>
    code === 'rate-limited' ? 'Слишком часто. Попробуйте чуть позже.' : 'Не получилось. Проверьте и попробуйте снова.',
  mute: 'Выключить звук',
  unmute: 'Включить звук',
};

const en: Texts = {
  placeholder: 'Write a message…',
  send: 'Send',
  close: 'Minimise',
  end: 'End the chat',
  waiting: 'Looking for a free operator…',
  bot: 'A bot is answering you',
  noOperators: 'Nobody is here right now',
  later: 'Write to us, and we will answer as soon as we are back.',
  queued: (position, minutes) =>
    `You are number ${position} in the queue` + (minutes === null ? '' : `, about ${minutes} min`),
  full: 'Very many people are writing right now. Please try again a little later.',
  closedHint: 'Write to start a new chat',
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
  retry: 'Try again',
  tooLong: (over) => `Too long by ${over} characters`,
  slowDown: (seconds) => `Too fast. Wait ${seconds} s`,
  earlier: 'Show earlier messages',
  you: 'You',
  today: 'Today',
  unavailable: 'The chat is not available right now.',
  tryAgain: 'Try again',
  writeIn: (name) => `Write us in ${name}`,
  vk: 'VK',
  newMessages: 'New messages',
  log: 'Conversation',
  poweredBy: 'Powered by Parley',
  edited: 'edited',
  deleted: 'Message deleted',
  attach: 'Attach a file',
  dropHere: 'Drop files to send them',
  uploading: (percent) => `Uploading, ${percent}%`,
  uploadFailed: (code) =>
    code === 'body-too-large' || code === 'file-too-large'
      ? 'The file is larger than 25 MB'
      : code === 'file-empty'
        ? 'The file is empty'
      : code === 'unsupported-media-type' || code === 'file-type-refused' || code === 'file-infected'
        ? 'Files of this kind are not taken'
        : code === 'rate-limited'
          ? 'Too many files at once. Try again a little later'
          : 'Not uploaded',
  dismiss: 'Remove',
  size: (bytes) => size(bytes, 'en'),
  beforeChat: 'Please introduce yourself',
  name: 'Name',
  email: 'Email',
  phone: 'Phone',
  language: 'Language',
  department: 'Whom would you like to talk to?',
  choose: 'Choose…',
  begin: 'Start the chat',
  leaveMessage: 'Leave a message',
  leaveHint: 'Nobody is here right now. Write to us, and we will answer.',
  message: 'Message',
  leave: 'Leave it',
  left: 'Thank you! We will answer as soon as we are back.',
  cancel: 'Cancel',
  mail: 'Send the conversation by mail',
  mailHint: 'Where shall we send the conversation?',
  mailSent: (email) => `The conversation was sent to ${email}`,
  rate: 'How did the operator do?',
  mark: (mark) => `${mark} of 5`,
  rated: 'Thank you for your mark!',
  comment: 'What could have been better?',
  refused: (code) =>
    code === 'rate-limited' ? 'Too fast. Please try again a little later.' : 'That did not work. Please check and try again.',
  mute: 'Turn the sound off',
  unmute: 'Turn the sound on',
};

const RIGHT_TO_LEFT: readonly string[] = ['ar', 'fa', 'he', 'ur'];

/** In which direction a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';
}

/** The name of a language in itself. */
export function nameOf(language: string): string {
  try {
    const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
    return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
  } catch {
    return language;
  }
}

export function textsFor(language: string): Texts {
  return language === 'ru' ? ru : en;
}
