import { Store } from '@/shared/store/store';

export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'danger';
}

export const toasts = new Store<readonly Toast[]>([]);

const SHOWN = 7_000;
let last = 0;

/** Says what happened, at the edge of the screen, for a while. */
export function say(text: string, tone: Toast['tone'] = 'plain'): void {
  const id = ++last;
  toasts.update((shown) => [...shown.slice(-2), { id, text, tone }]);
  setTimeout(() => {
    hush(id);
  }, SHOWN);
}

export function hush(id: number): void {
  toasts.update((shown) => shown.filter((toast) => toast.id !== id));
}
