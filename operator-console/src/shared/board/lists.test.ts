import { describe, expect, it } from 'vitest';
import { VIEWER } from '../../../test/fakeSuite';
import { aRow } from '../../../test/aRow';
import { compareIn, hasQueue, listOf } from './lists';

describe('the list a dialog is in', () => {
  it('[W-43] is awaiting for every operator while it waits and nothing is assigned automatically', () => {
    expect(listOf(aRow({ status: 'waiting' }), VIEWER)).toBe('awaiting');
  });

  it('[W-45] is the general queue while it waits for automatic assignment', () => {
    expect(listOf(aRow({ status: 'waiting' }), { ...VIEWER, autoAssignment: true })).toBe('queue');
  });

  it('[W-43] follows its department before the account', () => {
    const sales = aRow({ status: 'waiting', departmentId: 'sales' });
    const automatic = { ...VIEWER, departmentAssignment: { sales: true } };
    const byHand = { ...VIEWER, autoAssignment: true, departmentAssignment: { sales: false } };

    expect(listOf(sales, automatic)).toBe('queue');
    expect(listOf(aRow({ status: 'waiting' }), automatic)).toBe('awaiting');
    expect(listOf(sales, byHand)).toBe('awaiting');
    expect([hasQueue(VIEWER), hasQueue(automatic), hasQueue(byHand)]).toEqual([false, true, true]);
  });

  it('[W-45] is nothing for an operator where the queue is hidden; a supervisor sees it', () => {
    const hidden = { ...VIEWER, autoAssignment: true, queueShown: false };

    expect(listOf(aRow({ status: 'waiting' }), hidden)).toBeNull();
    expect(hasQueue(hidden)).toBe(false);
    expect(listOf(aRow({ status: 'waiting' }), { ...hidden, role: 'supervisor' })).toBe('queue');
  });

  it('[W-44] is awaiting for the one it was routed to until they answer', () => {
    const routed = aRow({ status: 'assigned', operatorId: 'me', assignmentCause: 'automatic', ownerAnswered: false });

    expect(listOf(routed, VIEWER)).toBe('awaiting');
    expect(listOf({ ...routed, ownerAnswered: true }, VIEWER)).toBe('mine');
  });

  it('is mine at once where a person chose', () => {
    expect(listOf(aRow({ status: 'assigned', operatorId: 'me', assignmentCause: 'transferred' }), VIEWER)).toBe('mine');
  });

  it('[W-32] is nothing for an operator when it is somebody else’s and those are hidden; a supervisor sees it', () => {
    const theirs = aRow({ status: 'assigned', operatorId: 'anna' });
    const hiding = { ...VIEWER, hideOthersDialogs: true };

    expect(listOf(theirs, VIEWER)).toBe('others');
    expect(listOf(theirs, hiding)).toBeNull();
    expect(listOf(theirs, { ...hiding, role: 'supervisor' })).toBe('others');
  });

  it('[J-07] is among the others’ while a bot has it, where those are shown', () => {
    const bots = aRow({ status: 'bot', botId: 'bot-1' });

    expect(listOf(bots, VIEWER)).toBe('others');
    expect(listOf(bots, { ...VIEWER, autoAssignment: true })).toBe('others');
    expect(listOf(bots, { ...VIEWER, hideOthersDialogs: true })).toBeNull();
  });

  it('[W-39] is nothing for an operator who does not speak its language in a multilingual account', () => {
    const french = aRow({ status: 'waiting', language: 'fr' });

    expect(listOf(french, { ...VIEWER, multilingual: true })).toBeNull();
    expect(listOf(french, { ...VIEWER, multilingual: true, role: 'supervisor' })).toBe('awaiting');
    expect(listOf(french, VIEWER)).toBe('awaiting');
  });

  it('is nothing for an operator of another department', () => {
    expect(listOf(aRow({ status: 'waiting', departmentId: 'delivery' }), VIEWER)).toBeNull();
  });

  it('begins with who has waited longest, and elsewhere with the newest message', () => {
    const early = aRow({
      dialogId: 'early',
      waitingSince: '2026-11-21T09:00:00Z',
      lastMessageAt: '2026-11-21T09:00:00Z',
    });
    const late = aRow({
      dialogId: 'late',
      waitingSince: '2026-11-21T09:05:00Z',
      lastMessageAt: '2026-11-21T09:05:00Z',
    });

    expect([late, early].sort((a, b) => compareIn('awaiting', a, b))[0]).toBe(early);
    expect([early, late].sort((a, b) => compareIn('mine', a, b))[0]).toBe(late);
  });
});
