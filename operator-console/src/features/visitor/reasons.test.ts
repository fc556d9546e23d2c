import { describe, expect, it } from 'vitest';
import type { Candidate, RoutingDecision } from '@/shared/wire/routing';
import { candidatesInOrder, chosenBecause, knownTrigger, rejectionsOf } from './reasons';
import { earlierDialogs } from './history';
import { World } from '../../../dev/world';

const candidate = (operatorId: string, ...rejections: Candidate['rejections']): Candidate => ({
  operatorId,
  name: operatorId,
  load: 0,
  limit: 5,
  rejections,
});
const decision = (verdict: RoutingDecision['verdict'], ...candidates: Candidate[]): RoutingDecision => ({
  decisionId: 'd',
  conversationId: 'c',
  dialogId: 'dialog',
  at: '2026-11-21T09:00:00Z',
  trigger: 'slot-freed',
  verdict,
  candidates,
});

describe('why this operator', () => {
  const assign = { type: 'Assign', operatorId: 'zoe', operatorName: 'zoe', queuedSequence: 2 } as const;

  it('[N-07] names the chosen one first, then who could have had it, then who could not', () => {
    const order = candidatesInOrder(decision(assign, candidate('bob', 'at-limit'), candidate('ann'), candidate('zoe')));

    expect(order.map((each) => each.operatorId)).toEqual(['zoe', 'ann', 'bob']);
  });

  it('[N-07] says whether there was a choice', () => {
    expect(chosenBecause(decision(assign, candidate('zoe'), candidate('ann')))).toBe('assignReason');
    expect(chosenBecause(decision(assign, candidate('zoe'), candidate('ann', 'department')))).toBe('assignOnly');
  });

  it('says why a dialog was taken back', () => {
    expect(chosenBecause(decision({ type: 'Requeue', operatorId: 'zoe', reason: 'operator-lost' }))).toBe(
      'requeueLost',
    );
    expect(chosenBecause(decision({ type: 'Requeue', operatorId: 'zoe', reason: 'unanswered' }))).toBe(
      'requeueUnanswered',
    );
    expect(chosenBecause(decision({ type: 'Wait' }))).toBeNull();
  });

  it('[N-07] says a newer server’s reason in its own words', () => {
    const odd = {
      ...candidate('zoe', 'skills', 'full-moon' as 'skills'),
      reasonTexts: ['lacks', 'waits for the moon'],
    };

    expect(rejectionsOf(odd)).toEqual([
      { known: 'skills', text: 'lacks' },
      { known: null, text: 'waits for the moon' },
    ]);
  });

  it('says nothing of a trigger it has no words for', () => {
    expect(knownTrigger('slot-freed')).toBe('slot-freed');
    expect(knownTrigger('full-moon')).toBeNull();
  });
});

describe('the visitor’s history', () => {
  const world = new World();
  const visitor = { kind: 'visitor', id: 'v' } as const;
  const open = (dialogId: string, day: number) =>
    world.append('c', dialogId, visitor, `2026-11-0${day}T09:00:00Z`, {
      type: 'DialogOpened',
      visitorId: 'v',
      channelId: 'web',
      channelKind: 'web',
      language: 'en',
    });
  open('first', 1);
  world.append('c', 'first', visitor, '2026-11-01T09:01:00Z', {
    type: 'OperatorAssigned',
    operatorId: 'a',
    operatorName: 'Ann',
    cause: 'taken',
  });
  open('second', 2);
  world.append('c', 'second', visitor, '2026-11-02T09:01:00Z', {
    type: 'VisitorCardChanged',
    card: { name: 'Kim', emails: [], phones: ['1'] },
  });
  open('third', 3);

  it('has the dialogs before this one, newest first', () => {
    const earlier = earlierDialogs(world.events('c'), 'third');

    expect(earlier.map((each) => [each.dialogId, each.operatorName])).toEqual([
      ['second', null],
      ['first', 'Ann'],
    ]);
  });
});
