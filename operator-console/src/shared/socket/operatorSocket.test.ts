import { describe, expect, it } from 'vitest';
import { FakePace } from '../../../test/fakePace';
import { FakeWire } from '../../../test/fakeWire';
import { type Connection, OperatorSocket } from './operatorSocket';
import { backoff } from './backoff';

function start(options: { tokenLife?: number; token?: () => Promise<{ value: string; expiresAt: number }> } = {}) {
  const pace = new FakePace();
  const wires: FakeWire[] = [];
  const states: Connection['state'][] = [];
  let welcomes = 0;
  let tokens = 0;
  const socket = new OperatorSocket(
    {
      open: () => {
        const wire = new FakeWire();
        wires.push(wire);
        return wire;
      },
      token:
        options.token ??
        (() => {
          tokens += 1;
          return Promise.resolve({ value: `token-${tokens}`, expiresAt: pace.now() + (options.tokenLife ?? 300_000) });
        }),
      deviceId: 'device',
      pace,
    },
    {
      onConnection: ({ state }) => states.push(state),
      onWelcome: () => {
        welcomes += 1;
      },
      onFrame: () => undefined,
    },
    'online',
  );
  socket.start();
  const wire = (index: number) => {
    const found = wires[index];
    if (!found) throw new Error(`there is no connection ${index}`);
    return found;
  };
  return { pace, wires, wire, states, socket, welcomes: () => welcomes };
}

async function welcomed(options = {}) {
  const started = start(options);
  started.wire(0).onopen?.();
  await started.pace.pass(0);
  started.wire(0).welcome();
  return started;
}

describe('the operator socket', () => {
  it('says hello with token, device and status, and is online only after the welcome', async () => {
    const { wire, pace, states } = start();
    wire(0).onopen?.();
    await pace.pass(0);

    expect(wire(0).of('hello')).toEqual([{ type: 'hello', token: 'token-1', deviceId: 'device', status: 'online' }]);
    expect(states).toEqual(['connecting']);

    wire(0).welcome();
    expect(states).toEqual(['connecting', 'online']);
  });

  it('sends nothing before the welcome', () => {
    const { socket } = start();

    expect(socket.send({ type: 'presence', status: 'away' })).toBe(false);
  });

  it('pings every five seconds', async () => {
    const { wire, pace } = await welcomed();
    for (let i = 0; i < 4; i++) {
      await pace.pass(5_000);
      wire(0).receive({ type: 'pong' });
    }

    expect(wire(0).of('ping')).toHaveLength(4);
  });

  it('gives up a connection that has been silent for ten seconds and opens another', async () => {
    const { wires, wire, pace, states } = await welcomed();

    await pace.pass(15_000);

    expect(wire(0).closedWith).toBe(1000);
    expect(states).toContain('reconnecting');
    await pace.pass(1_000);
    expect(wires.length).toBeGreaterThan(1);
  });

  it('waits longer before each further attempt, never longer than fifteen seconds', () => {
    const waits = [...Array(10).keys()].map((attempt) => backoff(attempt, 1));

    expect(waits.slice(0, 4)).toEqual([500, 1_000, 2_000, 4_000]);
    expect(Math.max(...waits)).toBe(15_000);
    expect(backoff(3, 0)).toBe(2_000);
  });

  it('says hello again with a fresh token before the old one ends, without a second welcome upstairs', async () => {
    const { wire, pace, welcomes } = await welcomed({ tokenLife: 60_000 });
    for (let i = 0; i < 4; i++) {
      await pace.pass(4_000);
      wire(0).receive({ type: 'pong' });
    }
    wire(0).welcome();

    expect(
      wire(0)
        .of('hello')
        .map((frame) => frame.token),
    ).toEqual(['token-1', 'token-2']);
    expect(welcomes()).toBe(1);
  });

  it('stays away after the same device has connected elsewhere', async () => {
    const { wires, wire, pace, states } = await welcomed();
    wire(0).drop(4409);
    await pace.pass(60_000);

    expect(states.at(-1)).toBe('stopped');
    expect(wires).toHaveLength(1);
  });

  it('[W-68] stays away from an address that the account shuts out', async () => {
    const { wires, wire, pace, states } = await welcomed();
    wire(0).drop(4404);
    await pace.pass(60_000);

    expect(states.at(-1)).toBe('stopped');
    expect(wires).toHaveLength(1);
  });

  it('tries again when no token can be had', async () => {
    const { wires, wire, pace, states } = start({ token: () => Promise.reject(new Error('away')) });
    wire(0).onopen?.();
    await pace.pass(2_000);

    expect(states).toContain('reconnecting');
    expect(wires.length).toBeGreaterThan(1);
  });

  it('ignores what an abandoned connection still says', async () => {
    const { wires, wire, pace, states } = await welcomed();
    const first = wire(0);
    const late = first.onmessage;
    first.drop();
    await pace.pass(1_000);
    late?.({ data: JSON.stringify({ type: 'welcome' }) });

    expect(wires.length).toBeGreaterThan(1);
    expect(states.at(-1)).toBe('reconnecting');
  });

  it('connects at once when it is told to hurry', async () => {
    const { wires, wire, socket } = await welcomed();
    wire(0).drop();
    expect(wires).toHaveLength(1);

    socket.hurry();

    expect(wires).toHaveLength(2);
  });
});
