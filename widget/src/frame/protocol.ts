import type { CardField, ChatFile, DepartmentChoice, Identity } from '../sdk/types';

/** The visitor's side of the wire, as docs/wire.md says it. */
export type VisitorEvent = { number: number; dialogId: string; at: string } & (
  | { type: 'opened'; offline?: boolean; bot?: boolean }
  | {
      type: 'message';
      messageId: string;
      from: 'visitor' | 'operator' | 'system';
      name?: string;
      text: string;
      clientMessageId?: string;
      attachments?: ChatFile[];
      replyTo?: string;
    }
  | { type: 'edited'; messageId: string; text: string; version: number }
  | { type: 'deleted'; messageId: string }
  | { type: 'rated'; mark: number; comment?: string }
  | { type: 'waiting'; bot?: boolean }
  | { type: 'operator-joined'; name: string; position?: string; avatar?: string }
  | { type: 'closed' }
  | { type: 'reopened' }
  | { type: 'read'; messageId: string; from: 'visitor' | 'operator' | 'system' }
);

export interface Session {
  token: string;
  visitorId: string;
  conversationId: string;
  accountId: string;
  expiresAt: string;
  accountName: string;
  /** The account's picture, by its id. */
  logo?: string;
  available: boolean;
  offered: boolean;
  /** The site's server signed for the visitor, who is so on each of their devices and no longer than the sign is good. */
  identified?: boolean;
  /** Operators see what is typed; where they do not, it never leaves the browser. */
  typingPreview?: boolean;
  placement: {
    placementId: string;
    language: string;
    title: string;
    greeting: string;
    colour: string;
    side: string;
    /** Asked for before the first message. */
    requiredInfo?: CardField[];
    /** What the visitor may choose between; none or one for no choice. */
    languages?: string[];
    departments?: DepartmentChoice[];
    /** What the visitor agrees to by writing. */
    consentText?: string;
    /** Whether the dialog may be had by mail; left out for yes. */
    historyByMail?: boolean;
    /** Where the visitor may write instead. */
    messengers?: { kind: string; name: string; url: string }[];
  };
}

export type ServerFrame =
  | { type: 'welcome'; visitorSequence?: number | null; available: boolean; offered?: boolean }
  | { type: 'event'; event: VisitorEvent }
  | { type: 'outcome'; ref: string; accepted: boolean; messageId?: string; dialogId?: string; code?: string; detail?: string }
  | { type: 'pending'; ref: string }
  | { type: 'typing'; active: boolean; name?: string }
  | { type: 'availability'; available: boolean; offered?: boolean }
  | { type: 'invite'; message: string; invitationId?: string; seconds?: number }
  | { type: 'teleport'; url: string }
  | { type: 'queue'; dialogId: string; position: number; estimateSeconds?: number }
  | { type: 'heartbeat'; visitorSequence: number }
  | { type: 'pong' }
  | { type: 'error'; code: string; detail?: string; ref?: string; retryAfterSeconds?: number };

export type Command =
  | {
      type: 'message';
      ref: string;
      clientMessageId: string;
      text: string;
      pageUrl?: string;
      attachments?: string[];
      offline?: boolean;
      language?: string;
      invitationId?: string;
      departmentId?: string;
    }
  | { type: 'start'; ref: string; pageUrl?: string; language?: string; departmentId?: string }
  | { type: 'read'; ref: string; dialogId: string; messageId: string }
  | { type: 'close'; ref: string; dialogId: string }
  | { type: 'card'; ref: string; name?: string; emails: readonly string[]; phones: readonly string[] }
  | { type: 'rate'; ref: string; dialogId: string; mark: number; comment?: string }
  | { type: 'transcript'; ref: string; dialogId: string; email: string }
  | ({ type: 'fields'; ref: string } & SignedFields);

/** An identity with its fields as pairs, so that their order survives the way. */
export interface SignedFields {
  fields: (readonly [string, string | number | boolean | null])[];
  sign: string;
  iat?: number;
  exp?: number;
  id?: string;
}

export function signedFields(identity: Identity): SignedFields {
  if ('exp' in identity) {
    const { fields, sign, iat, exp, id } = identity;
    return { fields: Object.entries(fields), sign, iat, exp, ...(id === undefined ? {} : { id }) };
  }
  return { fields: [...identity.fields], sign: identity.sign };
}

/** Where a picture is had, by its id. */
export function pictureAddress(pictureId: string): string {
  return `/channels/pictures/${encodeURIComponent(pictureId)}`;
}

export type ClientFrame =
  | Command
  | { type: 'hello'; token: string; after: number }
  | { type: 'typing'; active: boolean; preview?: string }
  | { type: 'ping' };

/** Longest text a visitor may send, in UTF-16 units. */
export const TEXT_LIMIT = 4096;

/** Largest file and most files of one message. */
export const FILE_LIMIT = 25 * 1024 * 1024;
export const FILES_LIMIT = 20;
