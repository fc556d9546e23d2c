import type { Store } from '@/shared/store/store';
import type { Pace } from '@/shared/time/pace';
import type { Actor } from '@/shared/wire/actor';
import type { DeskState, Writing } from './state';

type Operator = Extract<Actor, { kind: 'operator' }>;

/** Which colleagues are writing where, so that two do not answer the same visitor. */
export class Colleagues {
  constructor(
    private readonly store: Store<DeskState>,
    private readonly pace: Pace,
    private readonly shown: number,
  ) {}

  heard(conversationId: string, actor: Operator, active: boolean): void {
    const until = this.pace.now() + this.shown;
    this.change(conversationId, (writing) => {
      const others = writing.filter((each) => each.operatorId !== actor.id);
      return active ? [...others, { operatorId: actor.id, name: actor.name, until }] : others;
    });
    if (!active) return;
    this.pace.after(this.shown, () => {
      this.change(conversationId, (writing) => writing.filter((each) => each.until > this.pace.now()));
    });
  }

  private change(conversationId: string, change: (writing: readonly Writing[]) => readonly Writing[]): void {
    this.store.update((state) => {
      const before = state.writing.get(conversationId) ?? [];
      const after = change(before);
      if (after.length === 0 && before.length === 0) return state;
      const all = new Map(state.writing);
      if (after.length === 0) all.delete(conversationId);
      else all.set(conversationId, after);
      return { ...state, writing: all };
    });
  }
}
