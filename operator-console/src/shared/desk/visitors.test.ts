import { describe, expect, it } from 'vitest';
import type { ClientFrame } from '@/shared/wire/frames';
import type { LiveVisitor } from '@/shared/wire/visits';
import { FakePace } from '../../../test/fakePace';
import { Visitors } from './visitors';

const ANNA = { visitorId: 'anna' } as LiveVisitor;
const BORIS = { visitorId: 'boris' } as LiveVisitor;

function office(online = true) {
  const sent: ClientFrame[] = [];
  const pace = new FakePace();
  const send = (frame: ClientFrame) => {
    if (online) sent.push(frame);
    return online;
  };
  const visitors = new Visitors({ send, pace });
  return { sent, pace, visitors, shown: () => [...visitors.store.get().visitors.keys()] };
}

describe('the visitors of the sites', () => {
  it('are told only while somebody looks, and again by a new socket', () => {
    const { sent, visitors, shown } = office();
    visitors.welcomed();
    expect(sent).toEqual([]);
    const stop = visitors.watch();
    visitors.frame({ type: 'visitors', first: true, visitors: [ANNA] });
    visitors.frame({ type: 'visitors', first: false, visitors: [BORIS] });
    expect(shown()).toEqual(['anna', 'boris']);
    visitors.welcomed();
    visitors.frame({ type: 'visitors', first: true, visitors: [BORIS] });
    expect(shown()).toEqual(['boris']);
    visitors.frame({ type: 'visitors-changed', visitors: [ANNA], gone: ['boris'] });
    expect(shown()).toEqual(['anna']);
    stop();
    expect(shown()).toEqual([]);
    expect(sent).toEqual([
      { type: 'visitors', watch: true },
      { type: 'visitors', watch: true },
      { type: 'visitors', watch: false },
    ]);
  });

  it('[U-22] are invited, and a refusal says why', async () => {
    const { sent, visitors } = office();
    const first = visitors.invite('anna', '  ');
    const second = visitors.invite('boris', 'Hello?');
    const [a, b] = sent as { ref: string; text?: string }[];
    expect(a?.text).toBeUndefined();
    expect(b?.text).toBe('Hello?');
    visitors.frame({ type: 'done', ref: a?.ref ?? '' });
    await first;
    expect(visitors.refused(b?.ref ?? '', 'visitor-busy')).toBe(true);
    await expect(second).rejects.toMatchObject({ code: 'visitor-busy' });
    expect(visitors.refused('somebody else', 'visitor-busy')).toBe(false);
  });

  it('are not invited where no answer comes', async () => {
    const offline = office(false);
    await expect(offline.visitors.invite('anna', 'Hello?')).rejects.toMatchObject({ code: 'unavailable' });
    const { pace, visitors } = office();
    const waiting = visitors.invite('anna', 'Hello?').catch((refusal: unknown) => refusal);
    await pace.pass(8_000);
    expect(await waiting).toMatchObject({ code: 'unavailable' });
  });
});
