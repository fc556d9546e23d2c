import type { ChatMessage, Source } from '../sdk/types';

/** A message as the older interface hands it out. */
export interface ComagicMessage {
  text: string;
  /** Unix seconds. */
  date: number;
  source: string;
  from: string;
  chat_id: string;
  message_id: string;
  uid: string | null;
}

/** The names of those who write, as the interface's Russian and English descriptions have them. */
const NAMES: Record<'ru' | 'en', Record<Source, string>> = {
  ru: { operator: 'Оператор', visitor: 'Посетитель', system: 'Система' },
  en: { operator: 'Operator', visitor: 'Visitor', system: 'System' },
};

/** @param language of the placement; the names of the sources follow it */
export function comagicMessage(message: ChatMessage, language: string): ComagicMessage {
  const source = NAMES[language === 'ru' ? 'ru' : 'en'][message.source];
  return {
    text: message.text || message.files.map((file) => file.name).join(', '),
    date: message.at,
    source,
    from: message.source === 'operator' ? (message.name ?? source) : source,
    chat_id: message.dialogId,
    message_id: message.messageId,
    uid: message.uid,
  };
}
