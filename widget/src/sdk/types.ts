/** The visitor SDK as sites see it. Times are Unix seconds; ids are opaque texts. */

/** Where the visitor stands: idle on the site, invited, in a chat, or looking at the form for leaving a message. */
export type VisitorState = 'available' | 'invite' | 'chat' | 'lead';

export type Source = 'visitor' | 'operator' | 'system';

/** What the site may ask for before a chat. */
export type CardField = 'name' | 'email' | 'phone';

export interface OperatorCard {
  name: string;
  position: string | null;
  /** Address of a picture. */
  avatar: string | null;
}

/** What is known of the visitor; at most five addresses and numbers each, the newest first. */
export interface VisitorCard {
  name: string | null;
  emails: readonly string[];
  phones: readonly string[];
}

export interface ChatFile {
  attachmentId: string;
  kind: 'image' | 'audio' | 'voice' | 'video' | 'sticker' | 'file';
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
}

export interface ChatMessage {
  messageId: string;
  /** For a visitor's message the id their own client gave it before it was stored; else null. */
  uid: string | null;
  dialogId: string;
  at: number;
  source: Source;
  /** The operator's name; null for the visitor and the system. */
  name: string | null;
  text: string;
  files: readonly ChatFile[];
  edited: boolean;
  /** A deleted message has no text and no files. */
  deleted: boolean;
  /** Written in this very page, not in another tab or on another device. */
  fromHere: boolean;
}

/** A message the server has stored. */
export interface Sent {
  uid: string;
  messageId: string | null;
  dialogId: string | null;
}

export interface HistoryPage {
  /** At most 20, oldest first. */
  messages: readonly ChatMessage[];
  /** Whether there is something older. */
  more: boolean;
}

/** How else the visitor can be reached when nobody answers. */
export type RetentionWay = 'offline_message' | 'sitephone' | 'chat';

/** The visitor as the site's own server knows them; made and signed there, never in a browser. */
export type Identity =
  | {
      /** In the order in which their values were hashed. */
      fields: readonly (readonly [string, string | number | boolean | null])[];
      /** MD5 over the values and the channel's key; a form kept for sites that have it already. */
      sign: string;
    }
  | {
      fields: Readonly<Record<string, string | number | boolean | null>>;
      /** When it was signed and until when it is good, in Unix seconds. */
      iat: number;
      exp: number;
      /** The site's own id of the visitor. */
      id?: string;
      /** HMAC-SHA256 over the canonical JSON of the other members, in hexadecimal. */
      sign: string;
    };

/** A department that the visitor may choose. */
export interface DepartmentChoice {
  departmentId: string;
  name: string;
}

/** What the next chat begins with; what is left out stays as it is. */
export interface ChatChoice {
  /** One of `departments`. */
  departmentId?: string;
  /** One of `languages`. */
  language?: string;
}

export interface Invitation {
  message: string;
  /** Seconds on the page before it is shown. */
  afterSeconds: number;
}

export interface ChatOptions {
  placement: string;
  /** The address Parley is reached at; left out where Parley's own script was loaded from there. */
  door?: string;
  /** No button and no window: the site draws everything itself. */
  headless?: boolean;
  identity?: Identity;
  invitation?: Invitation;
  /** Whether operators see who is on the page, and may invite; left out for yes. */
  presence?: boolean;
  /** What to offer when nobody answers: at once while nobody is online, else after so many seconds of waiting. */
  retention?: { way: RetentionWay; afterSeconds?: number };
}

export interface ChatEvents {
  /** Everything is loaded; what is read from now on is true. */
  ready: undefined;
  show: undefined;
  hide: undefined;
  'operator-joined': OperatorCard;
  'operator-left': undefined;
  message: ChatMessage;
  'message-edited': ChatMessage;
  'message-deleted': ChatMessage;
  retention: { way: RetentionWay };
  availability: boolean;
  /** Whether new chats are taken at all. */
  offered: boolean;
  invite: { message: string };
  started: undefined;
  closed: undefined;
  'invite-accepted': undefined;
  'invite-rejected': undefined;
  rated: { mark: number };
  'transcript-requested': { email: string };
  'file-progress': { uid: string; part: number };
  rating: number | null;
  state: VisitorState;
  typing: { active: boolean; name: string | null };
  unread: number;
  /** An operator leads the visitor to another page of the site; it is shown next. */
  teleport: { url: string };
  queue: { position: number; minutes: number | null } | null;
}

/** A refusal; `code` is one of the stable codes of Parley, or `not-ready` for a chat that has gone. */
export class ParleyError extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = 'ParleyError';
  }
}

export interface Chat {
  /** Resolves when everything is loaded, or when it is known that no new chats are taken now; see the event `offered`. */
  readonly ready: Promise<void>;
  readonly state: VisitorState;
  readonly unread: number;
  /** ISO 639-1, of the placement. */
  readonly language: string;
  readonly operator: OperatorCard | null;
  readonly visitorCard: VisitorCard;
  /** What to ask for at the next form before a chat: what the placement wants and is not known yet. */
  readonly requiredInfo: readonly CardField[];
  /** What the visitor may choose between before a chat; none or one for no choice. */
  readonly departments: readonly DepartmentChoice[];
  readonly languages: readonly string[];
  /** The mark of the present or last chat; null for none. */
  readonly rating: number | null;
  readonly hasHistory: boolean;
  /** Everything this page knows of the conversation, oldest first. */
  readonly messages: readonly ChatMessage[];
  /** Six digits by which an operator on the telephone finds this visitor; null until they are known. */
  readonly code: string | null;
  /** Whether an operator is online now. */
  isAvailable(): boolean;
  isReadyForFileTransfer(): boolean;

  /** What the next chat begins with; a chat that has begun keeps what it has. */
  choose(choice: ChatChoice): Promise<void>;
  /** The visitor wants to talk: they wait from now on. */
  start(): Promise<void>;
  /** The visitor ends the chat. */
  close(): Promise<void>;
  /** Resolves when the message is stored; the same `uid` comes with its `message` event. */
  send(text: string): Promise<Sent> & { uid: string };
  /** A file, or an input of type file, of which each file is sent. */
  sendFile(file: File | HTMLInputElement, text?: string): Promise<Sent[]>;
  /** At most 20 messages before the one named, the newest without one. */
  history(before?: string): Promise<HistoryPage>;
  /** 1 to 5. */
  rate(mark: number, comment?: string): Promise<void>;
  sendTranscript(email: string): Promise<void>;
  setVisitorCard(card: { name?: string; email?: string; phone?: string }): Promise<void>;
  identify(identity: Identity): Promise<void>;
  /** Shows an invitation of the site's own making. */
  invite(message: string): void;
  acceptInvite(): Promise<void>;
  rejectInvite(): Promise<void>;
  /** What is in the visitor's cart, in the site's currency; null for nothing known. Operators see it, rules may use it. */
  setCart(value: number | null): void;
  /** The form for leaving a message is shown, or is not any more. */
  showLead(shown: boolean): void;
  /** Leaves a message for when somebody is back. */
  leaveMessage(lead: { name?: string; email?: string; phone?: string; text: string }): Promise<Sent>;
  /** What is in the input line now; empty for nothing. */
  typing(text: string): void;

  readonly isShown: boolean;
  show(): void;
  hide(): void;
  /** Takes everything off the page. */
  destroy(): void;
  on<E extends keyof ChatEvents>(event: E, listener: (value: ChatEvents[E]) => void): () => void;
}
