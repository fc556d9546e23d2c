import type { Actor, PresenceStatus, Role } from './actor';
import type { Outcome, OperatorCommand } from './commands';
import type { DialogEvent } from './events';
import type { Led, VisitFrame } from './visits';

export interface PresentOperator {
  operatorId: string;
  name: string;
  status: PresenceStatus;
}

export interface TypingSignal {
  type: 'Typing';
  conversationId: string;
  dialogId?: string | null;
  actor: Actor;
  active: boolean;
  preview?: string | null;
}

export interface Welcome {
  type: 'welcome';
  operatorId: string;
  accountId: string;
  name: string;
  role: Role;
  leaseSeconds: number;
  deviceId: string;
}

export type ServerFrame =
  | Welcome
  | { type: 'event'; event: DialogEvent }
  | { type: 'outcome'; ref: string; outcome: Outcome }
  | { type: 'signal'; signal: TypingSignal }
  | { type: 'presence'; operators: PresentOperator[] }
  | { type: 'settings' }
  | VisitFrame
  | { type: 'heartbeat'; sequences: Record<string, number> }
  | { type: 'pong' }
  | { type: 'error'; code: string; detail?: string; ref?: string; retryAfterSeconds?: number };

export type ClientFrame =
  | { type: 'hello'; token: string; deviceId: string; status: PresenceStatus }
  | { type: 'presence'; status: PresenceStatus }
  | { type: 'command'; ref: string; command: OperatorCommand }
  | { type: 'typing'; conversationId: string; dialogId: string; active: boolean }
  | { type: 'visitors'; watch: boolean }
  | { type: 'invite'; ref: string; visitorId: string; text?: string }
  | ({ type: 'teleport'; ref: string; url: string } & Led)
  | { type: 'ping' };
