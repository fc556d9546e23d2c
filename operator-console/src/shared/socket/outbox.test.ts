import { describe, expect, it } from 'vitest';
import type { OperatorCommand, Outcome } from '@/shared/wire/commands';
import { FakePace } from '../../../test/fakePace';
import { type Delivery, Outbox } from './outbox';

const REPLY: OperatorCommand = {
  name: 'reply',
  conversationId: 'c',
  dialogId: 'd',
  clientMessageId: 'm-1',
  text: 'hello',
};

function outbox(stored: Delivery[] = []) {
  const pace = new FakePace();
  const sent: string[] = [];
  const settled: Delivery[] = [];
  const net = { up: true };
  let saved = stored;
  const box = new Outbox({
    send: (ref) => {
      if (net.up) sent.push(ref);
      return net.up;
    },
    memory: {
      load: () => saved,
      save: (deliveries) => {
        saved = [...deliveries];
      },
    },
    pace,
    onChange: () => undefined,
    onSettled: (delivery) => settled.push(delivery),
  });
  return { box, pace, sent, settled, net, saved: () => saved };
}

const outcome = (ref: string, more: object): Outcome =>
  ({ commandId: ref, conversationId: 'c', issuer: { kind: 'system', id: 'x' }, sequence: 7, ...more }) as Outcome;

describe('the outbox', () => {
  it('calls a command sent only after its outcome', () => {
    const { box, settled } = outbox();
    const ref = box.add(REPLY);
    expect(box.all()[0]?.state).toBe('waiting');

    box.settle(ref, outcome(ref, { type: 'Accepted', messageId: 'message' }));

    expect(box.all()[0]).toMatchObject({ state: 'accepted', messageId: 'message', sequence: 7 });
    expect(settled).toHaveLength(1);
  });

  it('repeats a command with the same id after a new connection', () => {
    const { box, sent, net } = outbox();
    const ref = box.add(REPLY);
    net.up = false;
    net.up = true;
    box.connected();

    expect(sent).toEqual([ref, ref]);
  });

  it('repeats a command with the same id when no outcome comes', async () => {
    const { box, sent, pace } = outbox();
    const ref = box.add(REPLY);
    await pace.pass(17_000);

    expect(sent).toEqual([ref, ref, ref]);
  });

  it('keeps what was written without a connection, also over a reload, and sends it in order', () => {
    const before = outbox();
    before.net.up = false;
    const first = before.box.add(REPLY);
    const second = before.box.add({ ...REPLY, clientMessageId: 'm-2', text: 'and' });

    const after = outbox(before.saved());
    after.box.connected();

    expect(after.sent).toEqual([first, second]);
  });

  it('does not repeat what has its outcome', async () => {
    const { box, sent, pace } = outbox();
    const ref = box.add(REPLY);
    box.settle(ref, outcome(ref, { type: 'Accepted' }));
    box.connected();
    await pace.pass(60_000);

    expect(sent).toEqual([ref]);
  });

  it('tells one outcome once, however often it comes', () => {
    const { box, settled } = outbox();
    const ref = box.add(REPLY);
    box.settle(ref, outcome(ref, { type: 'Accepted' }));
    box.settle(ref, outcome(ref, { type: 'Accepted' }));

    expect(settled).toHaveLength(1);
  });

  it('shows a refusal with its reason and who owns the dialog now', () => {
    const { box } = outbox();
    const ref = box.add({ name: 'take', conversationId: 'c', dialogId: 'd' });
    box.settle(ref, outcome(ref, { type: 'Refused', code: 'dialog-already-owned', detail: '', ownerName: 'Anna' }));

    expect(box.all()[0]).toMatchObject({ state: 'failed', code: 'dialog-already-owned', ownerName: 'Anna' });
  });

  it('tries a failed text again under a new id with the text’s own id', () => {
    const { box, sent } = outbox();
    const ref = box.add(REPLY);
    box.settle(ref, outcome(ref, { type: 'Refused', code: 'internal-error', detail: '' }));
    box.retry(ref);

    expect(sent).toHaveLength(2);
    expect(sent[1]).not.toBe(ref);
    expect(box.all()).toHaveLength(1);
    expect(box.all()[0]?.command).toEqual(REPLY);
  });

  it('waits as long as it is asked to slow down, and goes on with the same id', async () => {
    const { box, sent, pace } = outbox();
    const ref = box.add(REPLY);
    box.refuse(ref, 'rate-limited', 20);
    await pace.pass(19_000);
    expect(sent).toEqual([ref]);

    await pace.pass(2_000);

    expect(sent).toEqual([ref, ref]);
    expect(box.all()[0]?.state).toBe('waiting');
  });

  it('reads a code it does not know as a failure of the server', () => {
    const { box } = outbox();
    const ref = box.add(REPLY);
    box.refuse(ref, 'something-new');

    expect(box.all()[0]).toMatchObject({ state: 'failed', code: 'internal-error' });
  });
});
