import { newId } from '../sdk/id';
import { ParleyError, type ChatChoice, type HistoryPage, type Identity, type Sent } from '../sdk/types';
import type { Happening } from '../bridge/messages';
import { withGiven } from './card';
import type { Controller } from './controller';
import { chatMessage, messages } from './happenings';
import { signedFields } from './protocol';

const PAGE = 20;
const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,255}$/;

export interface Lead {
  name?: string;
  email?: string;
  phone?: string;
  text: string;
}

/** What a visitor does besides writing; each action resolves when it is done and rejects with the code of a refusal. */
export class Visit {
  constructor(
    private readonly controller: Controller,
    private readonly tell: (happening: Happening) => void,
    /** Whether the visitor is asked something first, after which the dialog begins with their first message [W-57]. */
    private readonly asksFirst: () => boolean,
  ) {}

  /** The visitor wants to talk, and waits from now on whether they have written or not [U-03]. */
  async start(): Promise<void> {
    const { language, departmentId, chat, available } = this.controller.state;
    // While nobody is there a dialog begins with the message that is left.
    if (chat.dialogId === null && available && !this.asksFirst()) {
      const page = this.controller.pageUrl;
      await this.controller.ask({
        type: 'start',
        ref: newId(),
        ...(page === null ? {} : { pageUrl: page }),
        ...(language === null ? {} : { language }),
        ...(departmentId === null ? {} : { departmentId }),
      });
    }
    this.controller.move('started');
    this.tell({ name: 'started', value: null });
  }

  async close(): Promise<void> {
    const dialogId = this.controller.state.chat.dialogId;
    if (dialogId !== null) await this.controller.ask({ type: 'close', ref: newId(), dialogId });
    this.controller.move('ended');
    this.tell({ name: 'closed', value: null });
  }

  async rate(mark: number, comment: string | null): Promise<void> {
    if (!Number.isInteger(mark) || mark < 1 || mark > 5) throw new ParleyError('invalid-request');
    const dialogId = this.lastDialog();
    await this.controller.ask({ type: 'rate', ref: newId(), dialogId, mark, ...(comment ? { comment } : {}) });
    this.tell({ name: 'rated', value: { mark } });
  }

  async transcript(email: string): Promise<void> {
    if (!EMAIL.test(email)) throw new ParleyError('invalid-request');
    await this.controller.ask({ type: 'transcript', ref: newId(), dialogId: this.lastDialog(), email });
    this.tell({ name: 'transcript-requested', value: { email } });
  }

  async card(given: { name?: string; email?: string; phone?: string }): Promise<void> {
    const card = withGiven(this.controller.state.card, given);
    const { name, emails, phones } = card;
    await this.controller.ask({ type: 'card', ref: newId(), ...(name === null ? {} : { name }), emails, phones });
    this.controller.change({ card });
  }

  async identify(identity: Identity): Promise<void> {
    const signed = signedFields(identity);
    await this.controller.identify(signed);
    await this.controller.ask({ type: 'fields', ref: newId(), ...signed });
  }

  /** What the next chat begins with; only what the placement offers. */
  choose({ departmentId, language }: ChatChoice): void {
    const placement = this.controller.state.session?.placement;
    const offered =
      (departmentId === undefined || placement?.departments?.some((each) => each.departmentId === departmentId)) &&
      (language === undefined || placement?.languages?.includes(language));
    if (!offered) throw new ParleyError('invalid-request');
    this.controller.change({
      ...(departmentId === undefined ? {} : { departmentId }),
      ...(language === undefined ? {} : { language }),
    });
  }

  invite(message: string, invitationId: string | null, seconds: number | null): void {
    this.controller.invite(message, invitationId, seconds);
  }

  answerInvite(accepted: boolean): void {
    if (this.controller.state.stage !== 'invite') return;
    // While nobody is there, who accepts leaves a message [W-31].
    const yes = this.controller.state.available ? 'accepted' : 'lead-shown';
    this.controller.move(accepted ? yes : 'rejected');
    this.tell({ name: accepted ? 'invite-accepted' : 'invite-rejected', value: null });
  }

  lead(shown: boolean): void {
    this.controller.move(shown ? 'lead-shown' : 'lead-hidden');
    // A dialog that is open goes on behind the form.
    if (!shown && this.controller.state.chat.dialogId !== null) this.controller.move('started');
  }

  /** Leaves a message for when somebody is back. */
  async leave(uid: string, lead: Lead): Promise<Sent> {
    if (lead.name || lead.email || lead.phone) await this.card(lead);
    return this.controller.post(uid, lead.text, { offline: true });
  }

  /** At most 20 messages before one, the newest without one. */
  async history(before: string | null): Promise<HistoryPage> {
    for (;;) {
      const { chat, mine } = this.controller.state;
      const all = messages(chat);
      const end = before === null ? all.length : all.findIndex((message) => message.messageId === before);
      if (end < 0) throw new ParleyError('not-found');
      const complete = chat.first <= 1;
      if (end >= PAGE || complete) {
        const begin = Math.max(0, end - PAGE);
        return {
          messages: all.slice(begin, end).map((message) => chatMessage(message, mine)),
          more: begin > 0 || !complete,
        };
      }
      await this.controller.earlier();
    }
  }

  private lastDialog(): string {
    const dialogId = this.controller.state.chat.lastDialogId;
    if (dialogId === null) throw new ParleyError('dialog-closed');
    return dialogId;
  }
}
