import { describe, expect, it } from 'vitest';
import type { DestinationRow, Health } from '@/shared/wire/integrations';
import { hostAndPath, needsCare, replayBody, worstFirst } from './health';

const destination = (health: Health, disabledReason?: string): DestinationRow => ({
  destinationId: health,
  kind: 'webhook',
  name: '',
  version: 1,
  url: 'https://partner.example/hook',
  credentials: false,
  enabled: health !== 'disabled',
  disabledReason,
  health,
  createdAt: '2026-11-21T09:00:00Z',
  dead: 0,
  open: 0,
});

describe('the health of a destination', () => {
  it('[P-19] calls for somebody when it is spared or was switched off, not after one failure', () => {
    expect(needsCare(destination('healthy'))).toBe(false);
    expect(needsCare(destination('failing'))).toBe(false);
    expect(needsCare(destination('open'))).toBe(true);
    expect(needsCare(destination('disabled', 'gone'))).toBe(true);
    // an administrator's own wish is no trouble
    expect(needsCare(destination('disabled'))).toBe(false);
  });

  it('is told worst first', () => {
    const all = [destination('open'), destination('healthy'), destination('disabled', 'gone')];
    expect(worstFirst(all).map((each) => each.health)).toEqual(['disabled', 'open']);
  });
});

describe('a replay', () => {
  const range = { from: '2026-11-21T10:00:00Z', to: '2026-11-21T12:00:00Z', eventType: '', delivered: false };

  it('[N-10] is of the dead of a range of time, or of everything in it', () => {
    expect(replayBody(range)).toEqual({
      from: '2026-11-21T10:00:00.000Z',
      to: '2026-11-21T12:00:00.000Z',
      eventTypes: [],
      states: ['dead'],
    });
    expect(replayBody({ ...range, eventType: 'DialogOpened', delivered: true })).toMatchObject({
      eventTypes: ['DialogOpened'],
      states: ['dead', 'delivered'],
    });
  });

  it('needs a beginning before its end', () => {
    expect(replayBody({ ...range, to: '' })).toBeNull();
    expect(replayBody({ ...range, to: range.from })).toBeNull();
  });
});

describe('an address in a row', () => {
  it('is short, and shows nothing that may be secret', () => {
    expect(hostAndPath('https://partner.example/hook/?token=abc')).toBe('partner.example/hook');
  });
});
