import { behind, EMPTY_BOARD, forget, heal, install, type Received, receive, type Wants } from '@/shared/board/board';
import { rankIn } from '@/shared/board/lists';
import { follow, healTranscript } from '@/shared/board/transcript';
import { sameViewer, type Viewer } from '@/shared/board/viewer';
import { passing } from '@/shared/http/api';
import type { Connection } from '@/shared/socket/operatorSocket';
import type { Pace } from '@/shared/time/pace';
import type { DialogEvent } from '@/shared/wire/events';
import type { DialogRow, ListName } from '@/shared/wire/rows';
import { concerns } from './concerns';
import { OpenDialogs } from './openDialogs';
import { EVENTS, PAGE, type Reads } from './reads';
import { Strangers } from './strangers';
import { countsItself, type DeskState, emptyDesk, ordered, reordered } from './state';
import { Store } from '@/shared/store/store';

const ALWAYS: readonly ListName[] = ['awaiting', 'mine', 'queue'];
const MASS_JITTER = 2_000;
const FLUSH_AFTER = 16;
const COUNT_AFTER = 800;
const RETRY_AFTER = 2_000;

/** Keeps what the operator sees equal to what a fresh load would show: subscribes first, reads second, heals gaps. */
export class Desk {
  readonly store: Store<DeskState>;
  readonly open: OpenDialogs;
  private inbox: DialogEvent[] = [];
  /** events since the last welcome, while the lists are being read again */
  private meanwhile: DialogEvent[] | null = [];
  private flushing = false;
  private counting = false;
  private epoch = 0;
  private onlineSince = 0;
  private readonly healing = new Set<string>();
  private readonly fetching = new Set<string>();
  private readonly fetched = new Map<string, number>();
  private readonly strangers = new Strangers();

  constructor(
    private readonly reads: Reads,
    private readonly pace: Pace,
    viewer: Viewer,
  ) {
    this.store = new Store(emptyDesk(viewer));
    this.open = new OpenDialogs(
      this.store,
      reads,
      (row) => {
        this.place(install(this.store.get().board, [row]));
      },
      ({ conversationId, upTo }) => {
        // what came while the page was on its way went to the rows only
        if ((this.store.get().board.cursors.get(conversationId) ?? 0) > upTo) void this.heal(conversationId);
      },
    );
  }

  connection(connection: Connection): void {
    this.store.update((state) => ({ ...state, connection, fresh: connection.state === 'online' && state.fresh }));
  }

  /** The socket delivers from now on; everything shown is read again after a moment of chance. */
  welcomed(again: boolean): void {
    this.onlineSince = this.pace.now();
    this.strangers.forget();
    this.meanwhile = [];
    this.pace.after(again ? this.pace.chance() * MASS_JITTER : 0, () => void this.reload());
  }

  viewer(viewer: Viewer): void {
    if (sameViewer(viewer, this.store.get().viewer)) return;
    this.store.update((state) => ordered({ ...state, viewer }));
    this.meanwhile ??= [];
    void this.reload();
  }

  event(event: DialogEvent): void {
    this.strangers.heard(event);
    this.meanwhile?.push(event);
    this.inbox.push(event);
    if (this.flushing) return;
    this.flushing = true;
    this.pace.after(FLUSH_AFTER, () => {
      this.flush();
    });
  }

  heartbeat(sequences: Readonly<Record<string, number>>): void {
    this.flush();
    const state = this.store.get();
    const late = new Set(behind(state.board, sequences));
    for (const [id, transcript] of state.transcripts) if ((sequences[id] ?? 0) > transcript.upTo) late.add(id);
    for (const conversationId of late) void this.heal(conversationId);
    if (this.meanwhile === null && this.strangers.missed(sequences, state.board, this.pace.now() - this.onlineSince)) {
      this.meanwhile = [];
      void this.reload();
    }
  }

  /** An outcome named a number: if the event with it does not come soon, it is read. */
  expect(conversationId: string, sequence: number): void {
    this.pace.after(1_500, () => {
      this.heartbeat({ [conversationId]: sequence });
    });
  }

  show(list: ListName): void {
    if (this.store.get().lists[list].status !== 'idle') return;
    // a reading of all lists that is due or under way takes this one along
    if (this.meanwhile === null) void this.loadPage(list);
    else this.page(list, { status: 'loading' });
  }

  /** Reads the lists although no socket delivers yet, so that there is something to see meanwhile. */
  withoutSocket(): void {
    void this.reload();
  }

  retryList(list: ListName): void {
    void this.loadPage(list);
  }

  more(list: ListName): void {
    const page = this.store.get().lists[list];
    if (page.next !== null && !page.more && page.status === 'ready') void this.loadPage(list, page.next);
  }

  private flush(): void {
    this.flushing = false;
    const events = this.inbox.filter((event) => concerns(event, this.store.get(), this.meanwhile !== null));
    this.inbox = [];
    if (events.length === 0) return;
    const state = this.store.get();
    const transcripts = new Map(state.transcripts);
    for (const [id, transcript] of transcripts) transcripts.set(id, follow(transcript, events));
    this.store.set({ ...state, transcripts });
    this.place(receive(state.board, events));
    for (const [id, transcript] of transcripts) if (transcript.parked.length > 0) void this.heal(id);
    if (!countsItself(this.store.get())) this.recount();
  }

  /** What was read may show rows that were hidden, or lack some that were shown. */
  private placeAll({ board, wants }: Received): void {
    this.store.update((state) => ordered({ ...state, board }));
    this.fulfil(wants);
  }

  private place({ board, wants, changed }: Received): void {
    this.store.update((state) => reordered({ ...state, board }, changed));
    this.fulfil(wants);
  }

  private fulfil(wants: Wants): void {
    for (const conversationId of wants.gaps) void this.heal(conversationId);
    for (const [dialogId, conversationId] of wants.rows) void this.fetchRow(dialogId, conversationId);
  }

  private async fetchRow(dialogId: string, conversationId: string): Promise<void> {
    if (this.fetching.has(dialogId)) return;
    this.fetching.add(dialogId);
    try {
      const row = await this.reads.row(dialogId);
      const received = install(this.store.get().board, [row]);
      if (this.fetched.get(dialogId) === row.sequence) received.wants.rows.delete(dialogId);
      this.fetched.set(dialogId, row.sequence);
      this.fetching.delete(dialogId);
      this.place(received);
    } catch (failure) {
      if (passing(failure)) this.pace.after(RETRY_AFTER, () => void this.fetchRow(dialogId, conversationId));
      else this.place(forget(this.store.get().board, conversationId));
    } finally {
      this.fetching.delete(dialogId);
    }
  }

  private async heal(conversationId: string): Promise<void> {
    if (this.healing.has(conversationId)) return;
    const dialogId = this.someDialogOf(conversationId);
    if (dialogId === null) return;
    this.healing.add(conversationId);
    try {
      for (let going = true; going;) going = await this.healOnce(conversationId, dialogId);
    } catch (failure) {
      if (passing(failure)) this.pace.after(RETRY_AFTER, () => void this.heal(conversationId));
      else this.place(forget(this.store.get().board, conversationId));
    } finally {
      this.healing.delete(conversationId);
    }
  }

  private async healOnce(conversationId: string, dialogId: string): Promise<boolean> {
    const before = this.store.get();
    const cursor = before.board.cursors.get(conversationId) ?? Infinity;
    const after = Math.min(cursor, before.transcripts.get(conversationId)?.upTo ?? Infinity);
    const page = await this.reads.eventsAfter(dialogId, Number.isFinite(after) ? after : 0);
    const partial = page.events.length >= EVENTS;
    const upTo = partial ? Math.max(...page.events.map((event) => event.meta.sequence)) : page.last;
    const state = this.store.get();
    const transcript = state.transcripts.get(conversationId);
    if (transcript) {
      const healed = healTranscript(transcript, page.events, upTo);
      this.store.set({ ...state, transcripts: new Map(state.transcripts).set(conversationId, healed) });
    }
    if (state.board.cursors.has(conversationId)) this.place(heal(state.board, conversationId, page.events, upTo));
    return partial;
  }

  private someDialogOf(conversationId: string): string | null {
    const { board, transcripts } = this.store.get();
    const known = board.dialogs.get(conversationId)?.at(-1);
    return known ?? transcripts.get(conversationId)?.events.at(-1)?.meta.dialogId ?? null;
  }

  private async loadPage(list: ListName, after: string | null = null): Promise<void> {
    const epoch = this.epoch;
    this.page(list, after === null ? { status: 'loading' } : { more: true });
    try {
      const { rows, next } = await this.reads.rows(list, after, PAGE);
      if (epoch !== this.epoch) return;
      this.page(list, { status: 'ready', next, horizon: horizonOf(list, rows, next), more: false });
      this.placeAll(install(this.store.get().board, rows));
    } catch {
      if (epoch === this.epoch) this.page(list, after === null ? { status: 'error' } : { more: false });
    }
  }

  private page(list: ListName, change: Partial<DeskState['lists'][ListName]>): void {
    this.store.update((state) => ({
      ...state,
      lists: { ...state.lists, [list]: { ...state.lists[list], ...change } },
    }));
  }

  /** Reads every list that is in use, and the open dialog, from the start; then replays what came meanwhile. */
  private async reload(): Promise<void> {
    const epoch = ++this.epoch;
    const { lists, order } = this.store.get();
    const wanted = (Object.keys(lists) as ListName[]).filter(
      (list) => ALWAYS.includes(list) || lists[list].status !== 'idle',
    );
    for (const list of wanted) if (lists[list].status !== 'ready') this.page(list, { status: 'loading' });
    try {
      const limit = (list: ListName) => Math.min(200, Math.max(PAGE, Math.ceil(order[list].length / PAGE) * PAGE));
      const read = (lists: readonly ListName[]) =>
        Promise.all(lists.map(async (list) => ({ list, ...(await this.reads.rows(list, null, limit(list))) })));
      const [counts, open, live] = await Promise.all([
        this.reads.counts(),
        this.open.reread(),
        read(wanted.filter((list) => list !== 'closed')),
      ]);
      // dialogs move towards closed, so read last it has what moved away meanwhile
      const pages = [...live, ...(await read(wanted.filter((list) => list === 'closed')))];
      if (epoch !== this.epoch) return;
      const state = this.store.get();
      const known = { ...state.lists };
      for (const { list, rows, next } of pages) {
        known[list] = { status: 'ready', next, horizon: horizonOf(list, rows, next), more: false };
      }
      const rows = [...pages.flatMap((page) => page.rows), ...(open ? [open] : [])];
      const meanwhile = this.meanwhile ?? [];
      this.meanwhile = null;
      this.store.set({ ...state, lists: known, counts, fresh: state.connection.state === 'online' });
      const installed = install(EMPTY_BOARD, rows);
      this.placeAll(installed);
      this.inbox.push(...meanwhile);
      this.flush();
      for (const conversationId of this.store.get().transcripts.keys()) void this.heal(conversationId);
      for (const [list, { status }] of Object.entries(this.store.get().lists) as [ListName, { status: string }][]) {
        if (status === 'loading' && !wanted.includes(list)) void this.loadPage(list);
      }
    } catch {
      if (epoch !== this.epoch) return;
      for (const list of wanted)
        if (this.store.get().lists[list].status === 'loading') this.page(list, { status: 'error' });
      this.pace.after(RETRY_AFTER + this.pace.chance() * MASS_JITTER, () => {
        if (epoch === this.epoch) void this.reload();
      });
    }
  }

  private recount(): void {
    if (this.counting) return;
    this.counting = true;
    this.pace.after(COUNT_AFTER, () => {
      this.counting = false;
      this.reads.counts().then(
        (counts) => {
          this.store.update((state) => ({ ...state, counts }));
        },
        () => undefined,
      );
    });
  }
}

function horizonOf(list: ListName, rows: readonly DialogRow[], next: string | null): number | null {
  const last = rows.at(-1);
  return next === null || !last ? null : rankIn(list, last);
}
