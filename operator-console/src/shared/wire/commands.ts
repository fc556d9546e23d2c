import type { Actor } from './actor';
import type { ErrorCode } from './errors';
import type { Priority } from './rules';

export type TransferTarget =
  | { kind: 'operator'; operatorId: string }
  | { kind: 'department'; departmentId: string }
  | { kind: 'language'; language: string }
  | { kind: 'queue' }
  | { kind: 'bot' };

interface Addressed {
  conversationId: string;
  dialogId: string;
}

export type TextCommand = Addressed & { name: 'reply' | 'note'; clientMessageId: string; text: string };

/** Changes what a dialog is marked with. */
export type LabelCommand = Addressed &
  (
    | { name: 'tag'; add: string[]; remove: string[] }
    | { name: 'priority'; priority: Priority }
    | { name: 'category'; category: string | null }
  );

/** What is to become different on a visitor's card; what is left out stays. */
export interface CardChange {
  name?: string;
  addEmails?: string[];
  removeEmails?: string[];
  addPhones?: string[];
  removePhones?: string[];
}

export type OperatorCommand =
  | TextCommand
  | (Addressed & { name: 'take' | 'close' | 'reopen' })
  | (Addressed & { name: 'transfer'; target: TransferTarget })
  | (Addressed & { name: 'read'; messageId: string })
  | (Addressed & { name: 'edit'; messageId: string; text: string })
  | (Addressed & { name: 'delete'; messageId: string })
  | (Addressed & { name: 'card'; change: CardChange })
  | LabelCommand;

interface OutcomeOf {
  commandId: string;
  conversationId: string;
  issuer: Actor;
  /** sequence of the conversation's last event when the command had been handled */
  sequence: number;
}

export type Accepted = OutcomeOf & { type: 'Accepted'; dialogId?: string | null; messageId?: string | null };
export type Refused = OutcomeOf & {
  type: 'Refused';
  code: ErrorCode;
  detail: string;
  presentDialogId?: string | null;
  ownerId?: string | null;
  ownerName?: string | null;
};
export type Outcome = Accepted | Refused;

/** Longest text of a reply or note, in UTF-16 units. */
export const TEXT_LIMIT = 4096;
