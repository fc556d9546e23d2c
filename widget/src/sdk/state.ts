import type { VisitorState } from './types';

/** What moves a visitor from one state to another. */
export type Move = 'invited' | 'accepted' | 'rejected' | 'started' | 'ended' | 'lead-shown' | 'lead-hidden';

/** The whole machine; a move that is missing in a state changes nothing there. */
export const MOVES: Readonly<Record<VisitorState, Readonly<Partial<Record<Move, VisitorState>>>>> = {
  available: { invited: 'invite', started: 'chat', 'lead-shown': 'lead' },
  invite: { accepted: 'chat', rejected: 'available', started: 'chat', 'lead-shown': 'lead' },
  chat: { ended: 'available', 'lead-shown': 'lead' },
  lead: { started: 'chat', 'lead-hidden': 'available' },
};

export function move(state: VisitorState, by: Move): VisitorState {
  return MOVES[state][by] ?? state;
}
