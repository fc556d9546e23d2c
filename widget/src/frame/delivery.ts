import { ParleyError, type Sent } from '../sdk/types';
import * as outbox from './outbox';
import type { Command, ServerFrame } from './protocol';

const OUTCOME_PATIENCE = 8_000;

/** Where the outbox is kept and how a command leaves. */
export interface DeliveryEdge {
  outbox(): outbox.Outbox;
  keep(next: outbox.Outbox): void;
  send(command: Command): void;
}

/** Brings messages out of the outbox, each with the same ids until it is confirmed or refused. */
export class Delivery {
  private readonly waiting = new Map<string, { uid: string; resolve: (sent: Sent) => void; reject: (error: ParleyError) => void }>();

  constructor(private readonly edge: DeliveryEdge) {}

  /** Resolves when the message is stored; rejects when it is refused, and it stays to be tried again. */
  post(message: Parameters<typeof outbox.add>[1]): Promise<Sent> {
    this.edge.keep(outbox.add(this.edge.outbox(), message));
    return new Promise((resolve, reject) => {
      this.waiting.set(message.ref, { uid: message.clientMessageId, resolve, reject });
      this.flush(message.ref);
    });
  }

  retry(ref: string): void {
    this.edge.keep(outbox.retry(this.edge.outbox(), ref));
    this.flush(ref);
  }

  confirmed({ ref, messageId, dialogId }: Extract<ServerFrame, { type: 'outcome' }>): void {
    this.edge.keep(outbox.confirm(this.edge.outbox(), ref));
    // Its event may have been here first, and then it is in the outbox no more.
    const waiting = this.waiting.get(ref);
    waiting?.resolve({ uid: waiting.uid, messageId: messageId ?? null, dialogId: dialogId ?? null });
    this.waiting.delete(ref);
  }

  failed(ref: string, code: string): void {
    this.edge.keep(outbox.fail(this.edge.outbox(), ref, code));
    this.waiting.get(ref)?.reject(new ParleyError(code));
    this.waiting.delete(ref);
  }

  flush(ref: string): void {
    const unsent = outbox.due(this.edge.outbox()).find((each) => each.ref === ref);
    if (!unsent) return;
    this.edge.send({
      type: 'message',
      ref: unsent.ref,
      clientMessageId: unsent.clientMessageId,
      text: unsent.text,
      ...(unsent.pageUrl ? { pageUrl: unsent.pageUrl } : {}),
      ...(unsent.files?.length ? { attachments: unsent.files.map((file) => file.attachmentId) } : {}),
      ...(unsent.offline ? { offline: true } : {}),
      ...(unsent.language ? { language: unsent.language } : {}),
      ...(unsent.invitationId ? { invitationId: unsent.invitationId } : {}),
      ...(unsent.departmentId ? { departmentId: unsent.departmentId } : {}),
    });
    // An outcome that does not come is asked for again with the same id; it can never become a second message.
    setTimeout(() => this.flush(ref), OUTCOME_PATIENCE);
  }

  flushAll(): void {
    for (const unsent of outbox.due(this.edge.outbox())) this.flush(unsent.ref);
  }
}
