import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { IconName } from '@/shared/ui/icons';
import { Store } from '@/shared/store/store';

/** Something the operator can do now, by key, by palette or by button. */
export interface Action {
  id: string;
  label: string;
  icon: IconName;
  /** a key's code on the keyboard, whatever the layout types with it, for example KeyE */
  code?: string;
  /** the key as people call it */
  shortcut?: string;
  run: () => void;
}

const present = new Store<readonly Action[]>([]);

/** Offers actions for as long as the caller is on screen. */
export function useActions(actions: readonly Action[]): void {
  const runs = useRef(new Map<string, () => void>());
  useEffect(() => {
    runs.current = new Map(actions.map((action) => [action.id, action.run]));
  });
  const signature = actions.map((action) => `${action.id}|${action.label}`).join('\n');
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const mine = latest.current.map((action) => ({ ...action, run: () => runs.current.get(action.id)?.() }));
    present.update((all) => [...all, ...mine]);
    return () => {
      present.update((all) => all.filter((action) => !mine.some((own) => own === action)));
    };
  }, [signature]);
}

export function usePresentActions(): readonly Action[] {
  return useSyncExternalStore(present.subscribe, present.get);
}

/** Runs the action that listens to this key; false where none does. */
export function runByCode(code: string): boolean {
  const action = present.get().findLast((each) => each.code === code);
  action?.run();
  return action !== undefined;
}

export function runById(id: string): void {
  present
    .get()
    .findLast((each) => each.id === id)
    ?.run();
}
