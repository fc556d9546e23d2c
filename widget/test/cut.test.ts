import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Controller } from '../src/frame/controller';
import { passingMemory, type Memory } from '../src/frame/memory';
import { Server } from '../src/frame/server';
import type { Shown } from '../src/frame/shown';
import { Truth, TruthSocket } from './truth';

/* The network goes and comes back, on a clock of the test's own: what stands on the screen is then what a page that is
   loaded anew shows. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** In which the screen is right again after the network is back; the page need not do anything. */
const PATIENCE = 45 * SECOND;

let truth: Truth;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-01T10:00:00Z') });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('WebSocket', TruthSocket);
  vi.stubGlobal('fetch', (address: string, init?: RequestInit) => truth.fetch(address, init));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What one browser keeps, whatever page is in it. */
function browser(): Memory {
  let token: string | null = null;
  return { ...passingMemory(), token: () => token, keepToken: (next) => void (token = next), forgetToken: () => void (token = null) };
}

async function load(memory: Memory): Promise<Controller> {
  const page = new Controller('shop', new Server('https://door.test'), 'wss://door.test/ws/visitor', memory, () => undefined);
  void page.start();
  await vi.advanceTimersByTimeAsync(2 * SECOND);
  return page;
}

function screen({ chat, stage, available, offered, link, typing, unread, outbox, phase }: Shown): unknown {
  return { chat, stage, available, offered, link, typing, unread, outbox, phase };
}

/** A page in the middle of a chat, and all that happens while the network is away from it. */
async function cutFor(duration: number, missed: number, tokenLife = DAY, writes = true): Promise<{ page: Controller; memory: Memory }> {
  truth = new Truth(tokenLife);
  TruthSocket.truth = truth;
  const memory = browser();
  const page = await load(memory);
  page.look(true);
  page.send('hello');
  await vi.advanceTimersByTimeAsync(SECOND);
  truth.happen('c1', { type: 'operator-joined', name: 'Ann' });
  truth.happen('c1', { type: 'message', messageId: 'm1', from: 'operator', name: 'Ann', text: 'Good day' });
  truth.tell({ type: 'typing', active: true, name: 'Ann' });
  if (writes) {
    // It is stored, and nobody hears so.
    truth.answersLost = true;
    page.send('just in time');
    await vi.advanceTimersByTimeAsync(100);
  }
  truth.cut();
  if (writes) page.send('from the tunnel');
  for (let each = 1; each <= missed; each++) {
    await vi.advanceTimersByTimeAsync(duration / missed);
    truth.happen('c1', { type: 'message', messageId: `away-${each}`, from: 'operator', name: 'Ann', text: `text ${each}` });
  }
  truth.happen('c1', { type: 'edited', messageId: 'm1', text: 'Good evening', version: 2 });
  truth.happen('c1', { type: 'deleted', messageId: 'away-1' });
  truth.answersLost = false;
  truth.turn(false);
  truth.mend();
  await vi.advanceTimersByTimeAsync(PATIENCE);
  return { page, memory };
}

/** Who has written what, by the server's own record. */
const written = (conversation: string) =>
  truth.events(conversation).flatMap((event) => (event.type === 'message' && event.from === 'visitor' ? [event.text] : []));

describe('after the network was away', () => {
  it.each([
    ['a second', SECOND],
    ['a minute', MINUTE],
    ['two hours', 2 * HOUR],
  ])('[N-03] for %s the screen is what a page loaded anew shows, and what was written is there once', async (_, duration) => {
    const { page, memory } = await cutFor(duration, 20);

    const fresh = await load(memory);
    fresh.look(true);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(screen(page.state)).toEqual(screen(fresh.state));
    expect(page.state).toMatchObject({ link: 'online', stage: 'chat', available: false, typing: null, outbox: [] });
    expect(page.state.chat.items.length).toBe(20 + 5);
    expect(written('c1')).toEqual(['hello', 'just in time', 'from the tunnel']);
  });

  it('[N-03] for two hours with more than a page of messages, all of them are there though the visitor does nothing', async () => {
    const { page, memory } = await cutFor(2 * HOUR, 130, DAY, false);

    const fresh = await load(memory);
    expect(page.state.chat.number).toBe(fresh.state.chat.number);
    expect(page.state.chat.items.slice(-fresh.state.chat.items.length)).toEqual(fresh.state.chat.items);
    expect(page.state.chat.items.length).toBe(130 + 3);
  });

  it('[N-03] for two hours, longer than its token is good, it begins a session anew, once, and what was written gets there', async () => {
    const { page, memory } = await cutFor(2 * HOUR, 20, HOUR);

    expect(truth.sessions).toBe(2);
    const fresh = await load(memory);
    fresh.look(true);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(screen(page.state)).toEqual(screen(fresh.state));
    expect(written('c1')).toEqual(['hello', 'just in time']);
    expect(written('c2').sort()).toEqual(['from the tunnel', 'just in time']);
    expect(page.state).toMatchObject({ link: 'online', outbox: [] });
  });
});
