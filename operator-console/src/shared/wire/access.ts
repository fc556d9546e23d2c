import type { Setting } from './settings';

/** From where the console may be used. */
export interface AccessSettings extends Setting {
  addresses: string;
  /** what holds again from revertsAt on */
  previous?: string | null;
  revertsAt?: string | null;
  /** of who asks */
  yourAddress?: string;
}
