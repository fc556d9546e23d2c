import { describe, expect, it } from 'vitest';
import type { LiveVisitor } from '@/shared/wire/visits';
import { inOrder, isFound, isWeb, mayInvite, shortAddress } from './inOrder';

function visitor(visitorId: string, change: Partial<LiveVisitor> = {}, began = '2026-11-21T09:00:00Z'): LiveVisitor {
  return {
    visitorId,
    code: '042137',
    placementId: 'shop',
    page: { url: 'https://shop.example/', openedAt: began },
    visit: { beganAt: began, number: 1, stage: 'available', device: { kind: 'desktop' }, utm: {} },
    priority: false,
    leaving: false,
    ...change,
  };
}

describe('who is on the sites', () => {
  it('[W-51] stands in order: priority pages first, then who came last', () => {
    const early = visitor('early');
    const late = visitor('late', {}, '2026-11-21T09:05:00Z');
    const hot = visitor('hot', { priority: true }, '2026-11-21T08:00:00Z');
    expect(inOrder([early, late, hot]).map((each) => each.visitorId)).toEqual(['hot', 'late', 'early']);
  });

  it('[U-22] is invited only while nothing else is going on', () => {
    const open = { invitationId: 'i', operatorId: 'ann', operatorName: 'Ann', expiresAt: '' };
    expect(mayInvite(visitor('a'))).toBe(true);
    expect(mayInvite(visitor('a', { leaving: true }))).toBe(false);
    expect(mayInvite(visitor('a', { invitation: { ...open, state: 'sent' } }))).toBe(false);
    expect(mayInvite(visitor('a', { invitation: { ...open, state: 'rejected' } }))).toBe(true);
    for (const stage of ['invite', 'chat', 'lead'] as const) {
      expect(mayInvite(visitor('a', { visit: { ...visitor('a').visit, stage } }))).toBe(false);
    }
  });

  it('[W-49] is found by the code they say on the telephone', () => {
    expect(isFound(visitor('a'), ' 0421 ')).toBe(true);
    expect(isFound(visitor('a'), 'SHOP')).toBe(true);
    expect(isFound(visitor('a'), '')).toBe(true);
    expect(isFound(visitor('a'), '99')).toBe(false);
  });

  it('has addresses that can be read, and links that run nothing', () => {
    expect(shortAddress('https://shop.example/tea/')).toBe('shop.example/tea');
    expect(isWeb('https://shop.example/')).toBe(true);
    expect(isWeb('javascript:alert(1)')).toBe(false);
  });
});
