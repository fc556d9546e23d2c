import { Store } from '@/shared/store/store';
import type { Pace } from '@/shared/time/pace';
import type { ClientFrame } from '@/shared/wire/frames';
import type { Led, LiveVisitor, VisitFrame } from '@/shared/wire/visits';

export interface VisitorsState {
  /** whether everything there is has been told since the socket came */
  ready: boolean;
  visitors: ReadonlyMap<string, LiveVisitor>;
}

export interface VisitorEdges {
  /** false when there is no socket now */
  send: (frame: ClientFrame) => boolean;
  pace: Pace;
}

interface Asked {
  resolve: () => void;
  reject: (refusal: VisitRefusal) => void;
  cancel: () => void;
}

/** Why something about a visitor was not done. */
export class VisitRefusal extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

const PATIENCE = 8_000;
const NOBODY: VisitorsState = { ready: false, visitors: new Map() };

/** Who is on the account's sites, for as long as somebody looks, and what is done about them. */
export class Visitors {
  readonly store = new Store<VisitorsState>(NOBODY);
  private watchers = 0;
  private readonly asked = new Map<string, Asked>();
  private readonly arrivals = new Set<(visitor: LiveVisitor) => void>();
  private readonly answers = new Set<(visitor: LiveVisitor) => void>();

  constructor(private readonly edges: VisitorEdges) {}

  /** Shows who is there until the returned function is called. */
  watch(): () => void {
    this.watchers += 1;
    if (this.watchers === 1) this.edges.send({ type: 'visitors', watch: true });
    return () => {
      this.watchers -= 1;
      if (this.watchers > 0) return;
      this.edges.send({ type: 'visitors', watch: false });
      this.store.set(NOBODY);
    };
  }

  /** The socket is new: it knows of no watcher yet. */
  welcomed(): void {
    if (this.watchers > 0) this.edges.send({ type: 'visitors', watch: true });
  }

  /** Resolves when the invitation is on its way; rejects with a {@link VisitRefusal}. */
  invite(visitorId: string, text: string): Promise<void> {
    const said = text.trim();
    return this.ask((ref) => ({ type: 'invite', ref, visitorId, ...(said ? { text: said } : {}) }));
  }

  /** Leads somebody to another page of the account's sites. */
  teleport(whom: Led, url: string): Promise<void> {
    return this.ask((ref) => ({ type: 'teleport', ref, url, ...whom }));
  }

  onArrival(listener: (visitor: LiveVisitor) => void): () => void {
    this.arrivals.add(listener);
    return () => this.arrivals.delete(listener);
  }

  onAnswer(listener: (visitor: LiveVisitor) => void): () => void {
    this.answers.add(listener);
    return () => this.answers.delete(listener);
  }

  frame(frame: VisitFrame): void {
    switch (frame.type) {
      case 'visitors':
        this.put(frame.first ? new Map() : this.store.get().visitors, frame.visitors, []);
        break;
      case 'visitors-changed':
        this.put(this.store.get().visitors, frame.visitors, frame.gone);
        break;
      case 'visitor-arrived':
        for (const listener of [...this.arrivals]) listener(frame.visitor);
        break;
      case 'invitation':
        for (const listener of [...this.answers]) listener(frame.visitor);
        break;
      case 'done':
        this.settle(frame.ref)?.resolve();
        break;
    }
  }

  /** Whether the refusal was of something asked here. */
  refused(ref: string, code: string): boolean {
    const asked = this.settle(ref);
    asked?.reject(new VisitRefusal(code));
    return asked !== undefined;
  }

  private put(before: ReadonlyMap<string, LiveVisitor>, shown: readonly LiveVisitor[], gone: readonly string[]): void {
    if (this.watchers === 0) return;
    const visitors = new Map(before);
    for (const id of gone) visitors.delete(id);
    for (const visitor of shown) visitors.set(visitor.visitorId, visitor);
    this.store.set({ ready: true, visitors });
  }

  private ask(frame: (ref: string) => ClientFrame): Promise<void> {
    const ref = this.edges.pace.uuid();
    return new Promise((resolve, reject) => {
      const cancel = this.edges.pace.after(PATIENCE, () => {
        this.refused(ref, 'unavailable');
      });
      this.asked.set(ref, { resolve, reject, cancel });
      if (!this.edges.send(frame(ref))) this.refused(ref, 'unavailable');
    });
  }

  private settle(ref: string): Asked | undefined {
    const asked = this.asked.get(ref);
    asked?.cancel();
    this.asked.delete(ref);
    return asked;
  }
}
