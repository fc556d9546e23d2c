import { compareIn, listOf, rankIn } from '@/shared/board/lists';
import type { Viewer } from '@/shared/board/viewer';
import type { Actor } from '@/shared/wire/actor';
import type { CardChange, OperatorCommand } from '@/shared/wire/commands';
import type { DialogEvent } from '@/shared/wire/events';
import type { ServerFrame } from '@/shared/wire/frames';
import type { DialogRow, ListName } from '@/shared/wire/rows';
import type { RoutingDecision } from '@/shared/wire/routing';
import type { Directory, Me } from '@/shared/wire/settings';
import type { VisitorProfile } from '@/shared/wire/visitor';
import type { World } from './world';

const DISTRIBUTED: readonly ListName[] = ['awaiting', 'mine', 'queue', 'others'];

interface Refusal {
  code: string;
  detail?: string;
  ownerId?: string;
  ownerName?: string;
}

/** Answers as the suite would for one operator of one account; small, in memory, and forgetful. */
export class MockServer {
  private readonly outcomes = new Map<string, unknown>();
  /** what was begun to be written, by dialog */
  readonly drafts = new Map<string, unknown>();
  /** whether a dialog is closed only with a category */
  categoryRequired = false;
  private readonly sockets = new Set<(frame: ServerFrame) => void>();

  constructor(
    readonly world: World,
    readonly directory: Directory,
    readonly me: Me,
    readonly viewer: Viewer,
  ) {}

  attach(send: (frame: ServerFrame) => void): () => void {
    this.sockets.add(send);
    return () => this.sockets.delete(send);
  }

  broadcast(frame: ServerFrame): void {
    for (const send of [...this.sockets]) send(frame);
  }

  /** Something happened: into the log, and to every socket. */
  happen(
    ...[conversationId, dialogId, actor, body]: [string, string, Actor, Parameters<World['append']>[4]]
  ): DialogEvent {
    const event = this.world.append(conversationId, dialogId, actor, new Date().toISOString(), body);
    this.broadcast({ type: 'event', event });
    return event;
  }

  rows(list: ListName): DialogRow[] {
    return this.world
      .rows()
      .filter((row) => listOf(row, this.viewer) === list)
      .sort((a, b) => compareIn(list, a, b));
  }

  page(list: ListName, after: string | null, limit: number) {
    const all = this.rows(list);
    const from = after === null ? 0 : all.findIndex((row) => `${rankIn(list, row)}|${row.dialogId}` === after) + 1;
    const rows = all.slice(from, from + limit);
    const last = rows.at(-1);
    const next = last && from + limit < all.length ? `${rankIn(list, last)}|${last.dialogId}` : null;
    return { rows, next };
  }

  counts() {
    return Object.fromEntries(DISTRIBUTED.map((list) => [list, this.rows(list).length]));
  }

  eventsOf(dialogId: string, after: number | null, before: number | null, limit: number) {
    const conversationId = this.world.conversationOf(dialogId);
    const all = conversationId === null ? [] : this.world.events(conversationId);
    const last = all.length;
    const part =
      after !== null
        ? all.filter((event) => event.meta.sequence > after).slice(0, limit)
        : all.filter((event) => before === null || event.meta.sequence < before).slice(-limit);
    return { events: part, last };
  }

  /** Decides a command as dialog-service would, and answers its outcome; the same ref gets the same answer. */
  command(ref: string, command: OperatorCommand): unknown {
    const known = this.outcomes.get(ref);
    if (known) return known;
    const row = this.world.row(command.dialogId);
    const result = row ? this.decide(row, command) : { code: 'not-found' };
    const base = {
      commandId: ref,
      conversationId: command.conversationId,
      issuer: this.actor(),
      sequence: this.world.events(command.conversationId).length,
    };
    const outcome =
      'code' in result
        ? { type: 'Refused', ...base, detail: '', ...result }
        : { type: 'Accepted', ...base, dialogId: command.dialogId, ...result };
    this.outcomes.set(ref, outcome);
    return outcome;
  }

  actor(): Actor {
    return { kind: 'operator', id: this.me.operatorId, name: this.me.name, role: this.me.role };
  }

  private decide(row: DialogRow, command: OperatorCommand): Refusal | { messageId?: string } {
    const { conversationId, dialogId } = row;
    const me = this.actor();
    const assign = (cause: 'taken' | 'replied' | 'reopened' | 'transferred', operatorId = this.me.operatorId) =>
      this.happen(conversationId, dialogId, me, {
        type: 'OperatorAssigned',
        operatorId,
        operatorName: this.directory.operators.find((each) => each.operatorId === operatorId)?.name ?? operatorId,
        cause,
        previousOperatorId: row.operatorId,
      });
    if (row.status === 'closed' && command.name !== 'reopen' && command.name !== 'note' && command.name !== 'card')
      return { code: 'dialog-closed' };
    switch (command.name) {
      case 'reply': {
        if (command.text.includes('!fail')) return { code: 'internal-error' };
        if (!this.profile(dialogId).reachable) return { code: 'visitor-unreachable' };
        if (row.status === 'waiting') assign('replied');
        const messageId = crypto.randomUUID();
        this.happen(conversationId, dialogId, me, {
          type: 'MessagePosted',
          messageId,
          text: command.text,
          clientMessageId: command.clientMessageId,
        });
        return { messageId };
      }
      case 'note': {
        const messageId = crypto.randomUUID();
        this.happen(conversationId, dialogId, me, {
          type: 'NotePosted',
          messageId,
          text: command.text,
          clientMessageId: command.clientMessageId,
        });
        return { messageId };
      }
      case 'take':
        if (row.status === 'assigned' && row.operatorId !== this.me.operatorId && this.me.role === 'operator') {
          return { code: 'dialog-already-owned', ownerId: row.operatorId ?? '', ownerName: row.operatorName ?? '' };
        }
        assign('taken');
        return {};
      case 'close':
        if (this.categoryRequired && !row.category) return { code: 'category-required' };
        this.happen(conversationId, dialogId, me, {
          type: 'DialogClosed',
          reason: 'by-operator',
          operatorId: this.me.operatorId,
        });
        return {};
      case 'reopen':
        if (row.status !== 'closed') return { code: 'dialog-open' };
        this.happen(conversationId, dialogId, me, { type: 'DialogReopened' });
        assign('reopened');
        return {};
      case 'transfer': {
        const { target } = command;
        if (target.kind === 'operator') assign('transferred', target.operatorId);
        else {
          this.happen(conversationId, dialogId, me, {
            type: 'DialogQueued',
            reason: 'transferred',
            departmentId: target.kind === 'department' ? target.departmentId : row.departmentId,
            language: target.kind === 'language' ? target.language : row.language,
            previousOperatorId: row.operatorId,
          });
        }
        return {};
      }
      case 'tag': {
        const kept = (row.tags ?? []).filter((tag) => !command.remove.includes(tag));
        this.happen(conversationId, dialogId, me, {
          type: 'DialogTagged',
          added: command.add,
          removed: command.remove,
          tags: [...new Set([...kept, ...command.add])],
        });
        return {};
      }
      case 'priority':
        this.happen(conversationId, dialogId, me, { type: 'DialogPriorityChanged', priority: command.priority });
        return {};
      case 'category':
        this.happen(conversationId, dialogId, me, { type: 'DialogCategoryChanged', category: command.category });
        return {};
      case 'card':
        this.happen(conversationId, dialogId, me, {
          type: 'VisitorCardChanged',
          card: changed(this.profile(dialogId).card, command.change),
        });
        return {};
      case 'edit':
        this.happen(conversationId, dialogId, me, {
          type: 'MessageEdited',
          messageId: command.messageId,
          text: command.text,
          version: 2,
        });
        return { messageId: command.messageId };
      case 'delete':
        this.happen(conversationId, dialogId, me, { type: 'MessageDeleted', messageId: command.messageId });
        return { messageId: command.messageId };
      case 'read':
        this.happen(conversationId, dialogId, me, { type: 'ReadAdvanced', messageId: command.messageId });
        return {};
    }
  }

  /** What is known of a dialog's visitor: the last word of each kind. */
  profile(dialogId: string): VisitorProfile {
    const conversationId = this.world.conversationOf(dialogId);
    const events = conversationId === null ? [] : this.world.events(conversationId);
    const card = events.findLast((event) => event.type === 'VisitorCardChanged');
    const told = events.findLast((event) => event.type === 'VisitorFieldsChanged');
    const reached = events.findLast((event) => event.type === 'ReachabilityChanged');
    return {
      card:
        card?.type === 'VisitorCardChanged'
          ? card.card
          : conversationId === 'conversation-4'
            ? { emails: ['olga@example.com'], phones: [] }
            : undefined,
      fields: told?.type === 'VisitorFieldsChanged' ? told.fields : [],
      proof: told?.type === 'VisitorFieldsChanged' ? told.proof : undefined,
      crmId: told?.type === 'VisitorFieldsChanged' ? told.crmId : undefined,
      reachable: reached?.type === 'ReachabilityChanged' ? reached.reachable : true,
      reachabilityReason: reached?.type === 'ReachabilityChanged' ? reached.reason : undefined,
    };
  }

  decisions(dialogId: string): RoutingDecision[] {
    const row = this.world.row(dialogId);
    if (!row || row.status === 'closed') return [];
    const candidates: RoutingDecision['candidates'] = this.directory.operators.map((operator, index) => ({
      operatorId: operator.operatorId,
      name: operator.name,
      load: [3, 5, 2, 1, 0][index] ?? 0,
      limit: 5,
      rejections: [[], ['at-limit'], ['skills'], ['somebody-preferred'], ['not-online', 'department']][index] as [],
    }));
    const decision = {
      decisionId: `decision-${dialogId}`,
      conversationId: row.conversationId,
      dialogId,
      at: row.openedAt,
      trigger: 'dialog-queued',
    };
    if (row.status === 'waiting') {
      const blocked = candidates.map((each) => ({
        ...each,
        load: 5,
        rejections: each.rejections.length ? each.rejections : (['at-limit'] as const),
      }));
      return [
        { ...decision, verdict: { type: 'Wait' }, candidates: blocked as unknown as RoutingDecision['candidates'] },
      ];
    }
    return [
      {
        ...decision,
        verdict: {
          type: 'Assign',
          operatorId: row.operatorId ?? '',
          operatorName: row.operatorName ?? '',
          queuedSequence: row.queuedSequence ?? 0,
        },
        candidates,
      },
    ];
  }
}

function changed(card: VisitorProfile['card'], change: CardChange): NonNullable<VisitorProfile['card']> {
  const list = (before: string[] = [], add: string[] = [], remove: string[] = []) => [
    ...before.filter((each) => !remove.includes(each)),
    ...add,
  ];
  return {
    name: change.name ?? card?.name,
    emails: list(card?.emails, change.addEmails, change.removeEmails),
    phones: list(card?.phones, change.addPhones, change.removePhones),
  };
}
