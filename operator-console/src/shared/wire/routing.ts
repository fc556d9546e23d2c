import type { QueueReason } from './events';

export type Rejection =
  'not-online' | 'at-limit' | 'language' | 'department' | 'had-it-before' | 'skills' | 'somebody-preferred';

export interface Candidate {
  operatorId: string;
  name: string;
  load: number;
  limit: number;
  rejections: Rejection[];
  /** a sentence for each rejection, in the language that was asked for */
  reasonTexts?: string[];
  lastAssignedAt?: string | null;
}

export type Verdict =
  | { type: 'Assign'; operatorId: string; operatorName: string; queuedSequence: number }
  | { type: 'Wait' }
  | { type: 'Requeue'; operatorId: string; reason: QueueReason };

export interface RoutingDecision {
  decisionId: string;
  conversationId: string;
  dialogId: string;
  at: string;
  trigger: string;
  verdict: Verdict;
  candidates: Candidate[];
}
