export interface Attachment {
  attachmentId: string;
  kind: 'image' | 'audio' | 'voice' | 'video' | 'sticker' | 'file';
  name: string;
  mediaType: string;
  /** in bytes */
  size: number;
  width?: number;
  height?: number;
  seconds?: number;
}

/** The visitor's side of the wire, as docs/wire.md says it. */
export type VisitorEvent = { number: number; dialogId: string; at: string } & (
  | { type: 'opened' }
  | {
      type: 'message';
      messageId: string;
      from: 'visitor' | 'operator' | 'system';
      name?: string;
      text: string;
      clientMessageId?: string;
      /** left out in what was said before there were any */
      attachments?: Attachment[];
      replyTo?: string;
    }
  | { type: 'edited'; messageId: string; text: string; version: number }
  | { type: 'deleted'; messageId: string }
  | { type: 'rated'; mark: number }
  | { type: 'waiting' }
  | { type: 'operator-joined'; name: string }
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
  available: boolean;
  placement: {
    placementId: string;
    language: string;
    title: string;
    greeting: string;
    colour: string;
    side: string;
  };
}

export type ServerFrame =
  | { type: 'welcome'; visitorSequence?: number | null; available: boolean; offered?: boolean }
  | { type: 'event'; event: VisitorEvent }
  | { type: 'outcome'; ref: string; accepted: boolean; messageId?: string; dialogId?: string; code?: string; detail?: string }
  | { type: 'pending'; ref: string }
  | { type: 'typing'; active: boolean; name?: string }
  | { type: 'availability'; available: boolean; offered?: boolean }
  | { type: 'queue'; dialogId: string; position: number; estimateSeconds?: number }
  | { type: 'heartbeat'; visitorSequence: number }
  | { type: 'pong' }
  | { type: 'error'; code: string; detail?: string; ref?: string; retryAfterSeconds?: number };

export type Command =
  | { type: 'message'; ref: string; clientMessageId: string; text: string; pageUrl?: string }
  | { type: 'read'; ref: string; dialogId: string; messageId: string }
  | { type: 'close'; ref: string; dialogId: string }
  | { type: 'card'; ref: string; name?: string; emails: string[]; phones: string[] };

export type ClientFrame =
  | Command
  | { type: 'hello'; token: string; after: number }
  | { type: 'typing'; active: boolean; preview?: string }
  | { type: 'ping' };

/** Longest text a visitor may send, in UTF-16 units. */
export const TEXT_LIMIT = 4096;
