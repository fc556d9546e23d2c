import type { PresenceStatus } from './actor';

/** Who works on how much at this moment, as routing sees it. */
export interface LiveBoard {
  operators: { operatorId: string; name: string; status: PresenceStatus; load: number; limit: number }[];
  waiting: number;
  longestWaitSeconds?: number;
}
