import { Store } from '@/shared/store/store';

/** A message that somebody goes to, by its place in the conversation. */
export interface Aim {
  dialogId: string;
  sequence: number;
  /** whether it is on screen, so that it is only marked */
  reached?: boolean;
}

/** Where a dialog that is opened next shall stand; null for its end. */
export const aim = new Store<Aim | null>(null);
