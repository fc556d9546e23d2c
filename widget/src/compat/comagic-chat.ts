import type { Chat, OperatorCard, RetentionWay, VisitorState } from '../sdk/types';
import { comagicMessage, type ComagicMessage } from './comagic-messages';
import { ComagicWidget, type WidgetOptions } from './comagic-widget';

const PAGE = 20;
/** How many messages beyond the present page are kept ready. */
const AHEAD = 3 * PAGE;
const PRELOADED = 5 * PAGE;
const NOBODY = { name: null, position: null, avatar: null };

export interface ComagicCard {
  name?: string;
  email?: string[];
  phone?: string[];
}

/** The widget `consultant_chat`: every method and event of the older interface over one chat. */
export class ComagicChat extends ComagicWidget {
  /** Before which message the next page of history ends; null for the newest. */
  private before: string | null = null;
  private fetching = false;

  constructor(
    chat: Chat,
    options: WidgetOptions,
    private readonly language: () => string,
  ) {
    super('consultant_chat', chat, options);
    const tell = (event: string, value?: unknown) => void this.events.emit(event, value);
    chat.on('operator-joined', (card) => tell('operatorjoined', vcard(card)));
    chat.on('operator-left', () => tell('operatorleave', { ...NOBODY }));
    chat.on('message', (message) => {
      if (!message.fromHere) tell('sendmessage', comagicMessage(message, language()));
    });
    chat.on('retention', ({ way }: { way: RetentionWay }) =>
      tell('showchatretentionaction', { alternate_communication_way: way }),
    );
    chat.on('availability', (available) => tell('chatavailabilitychange', available));
    chat.on('invite', ({ message }) => tell('invite', { invite_message: message }));
    chat.on('started', () => tell('startchat'));
    chat.on('closed', () => tell('closechat'));
    chat.on('invite-accepted', () => tell('inviteaccept'));
    chat.on('invite-rejected', () => tell('invitereject'));
    chat.on('rated', () => tell('setrating'));
    chat.on('transcript-requested', () => tell('sendchatbymail'));
    chat.on('rating', (mark) => tell('ratingchange', mark));
    chat.on('state', (state) => tell('statechange', state));
    chat.on('typing', ({ active }) => {
      if (active) tell('chattyping');
    });
    // Parley's own window can be put away from inside.
    chat.on('hide', () => this.hide());
    chat.on('show', () => this.show());
  }

  startChat(): void {
    this.attempt(this.chat.start());
  }

  closeChat(): void {
    this.attempt(this.chat.close());
  }

  isChatAvailable(): boolean {
    return this.chat.isAvailable();
  }

  sendChatByMail(mail: string): void {
    this.attempt(this.chat.sendTranscript(mail));
  }

  /** @return the temporary id, which the message keeps as `uid` when it comes back */
  sendChatMessage(message: string): string {
    const sent = this.chat.send(message);
    this.attempt(sent);
    return sent.uid;
  }

  setOperatorRating(mark: number): void {
    this.attempt(this.chat.rate(mark));
  }

  hasHistory(): boolean {
    return this.chat.hasHistory;
  }

  /** The newest 20 messages, with each further call the 20 before; false when there are no more. */
  getHistory(): ComagicMessage[] | false {
    const known = this.chat.messages;
    const end = this.before === null ? known.length : known.findIndex((message) => message.messageId === this.before);
    const page = known.slice(Math.max(0, end - PAGE), Math.max(0, end));
    const first = page[0];
    if (!first) return false;
    this.before = first.messageId;
    if (end - PAGE < AHEAD) this.prefetch();
    return page.filter((message) => !message.deleted).map((message) => comagicMessage(message, this.language()));
  }

  getOperatorVcard(): { name: string | null; position: string | null; avatar: string | null } {
    const operator = this.chat.operator;
    return operator ? vcard(operator) : { ...NOBODY };
  }

  getVisitorCard(): ComagicCard {
    const { name, emails, phones } = this.chat.visitorCard;
    return {
      ...(name === null ? {} : { name }),
      ...(emails.length > 0 ? { email: [...emails] } : {}),
      ...(phones.length > 0 ? { phone: [...phones] } : {}),
    };
  }

  setVisitorCard(card: { name?: string; email?: string; phone?: string }): void {
    const { name, email, phone } = card;
    this.attempt(
      this.chat.setVisitorCard({ ...(name ? { name } : {}), ...(email ? { email } : {}), ...(phone ? { phone } : {}) }),
    );
  }

  inviteAccept(): void {
    this.attempt(this.chat.acceptInvite());
  }

  inviteReject(): void {
    this.attempt(this.chat.rejectInvite());
  }

  sendFile(input: File | HTMLInputElement): void {
    this.attempt(this.chat.sendFile(input));
  }

  isReadyForFileTransfer(): boolean {
    return this.chat.isReadyForFileTransfer();
  }

  getRequiredInfo(): string[] {
    return [...this.chat.requiredInfo];
  }

  getState(): VisitorState {
    return this.chat.state;
  }

  chatTyping(text: string): void {
    this.chat.typing(text);
  }

  /** Keeps a page ahead of the reader, so that the next call can answer at once. */
  private prefetch(): void {
    const oldest = this.chat.messages[0];
    if (this.fetching || !oldest) return;
    this.fetching = true;
    this.attempt(this.chat.history(oldest.messageId).finally(() => (this.fetching = false)));
  }
}

/** Fetches enough of the history that a page may read it in one go, as the older interface lets it. */
export async function preload(chat: Chat): Promise<void> {
  for (let more = chat.hasHistory; more && chat.messages.length < PRELOADED; ) {
    const page = await chat.history(chat.messages[0]?.messageId);
    if (page.messages.length === 0) return;
    more = page.more;
  }
}

function vcard(operator: OperatorCard): OperatorCard {
  return { name: operator.name, position: operator.position, avatar: operator.avatar };
}
