import { describe, expect, it } from 'vitest';
import type { OperatorCommand, Outcome } from '@/shared/wire/commands';
import type { MacroAction } from '@/shared/wire/macros';
import { FakePace } from '../../../../test/fakePace';
import { FakeSuite } from '../../../../test/fakeSuite';
import { isStep, type Ran, run, running } from './run';
import { stepsOf } from './steps';

const ACTIONS: MacroAction[] = [
  { kind: 'send-text', text: '{visitor}, I am {operator} of {company}.' },
  { kind: 'write-note', text: 'Told' },
  { kind: 'add-tags', tags: ['refund'] },
  { kind: 'set-category', category: 'Returns' },
  { kind: 'set-priority', priority: 'high' },
  { kind: 'assign-operator', operatorId: 'boris' },
  { kind: 'assign-department', departmentId: 'sales' },
  { kind: 'close' },
];

function steps(actions = ACTIONS): OperatorCommand[] {
  let id = 0;
  const names = { visitor: 'Ann', operator: 'Me', company: 'Acme' };
  return stepsOf(actions, { conversationId: 'c', dialogId: 'd', names, uuid: () => `text-${(id += 1)}` });
}

const outcome = (ref: string, rest: object) =>
  ({ commandId: ref, conversationId: 'c', issuer: { kind: 'operator', id: 'me' }, sequence: 0, ...rest }) as Outcome;
const accepted = (ref: string) => outcome(ref, { type: 'Accepted' });

async function atWork(answer: (ref: string, command: OperatorCommand) => Outcome | null) {
  const suite = new FakeSuite(new FakePace());
  suite.answer = answer;
  const workplace = suite.workplace();
  workplace.start();
  await suite.pace.pass(2_000);
  return { suite, workplace };
}

const names = (suite: FakeSuite) => suite.commands.map(({ command }) => command.name);

describe('a macro', () => {
  it('[T-06] is commands as the operator would give them by hand', () => {
    const at = { conversationId: 'c', dialogId: 'd' };

    expect(steps()).toEqual([
      { ...at, name: 'reply', clientMessageId: 'text-1', text: 'Ann, I am Me of Acme.' },
      { ...at, name: 'note', clientMessageId: 'text-2', text: 'Told' },
      { ...at, name: 'tag', add: ['refund'], remove: [] },
      { ...at, name: 'category', category: 'Returns' },
      { ...at, name: 'priority', priority: 'high' },
      { ...at, name: 'transfer', target: { kind: 'operator', operatorId: 'boris' } },
      { ...at, name: 'transfer', target: { kind: 'department', departmentId: 'sales' } },
      { ...at, name: 'close' },
    ]);
  });

  it('[T-06] does all its steps in their order', async () => {
    const { suite, workplace } = await atWork(accepted);

    expect(await run('d', steps(), workplace)).toEqual({ done: ACTIONS.length, code: null });
    expect(names(suite)).toEqual(steps().map(({ name }) => name));
    expect(running.get().size).toBe(0);
  });

  it('[T-06] stops at the first step that is refused and says which and why', async () => {
    const { suite, workplace } = await atWork((ref, { name }) =>
      name === 'tag' ? outcome(ref, { type: 'Refused', code: 'dialog-not-owned', detail: '' }) : accepted(ref),
    );

    expect(await run('d', steps(), workplace)).toEqual({ done: 2, code: 'dialog-not-owned' });
    expect(names(suite)).toEqual(['reply', 'note', 'tag']);
    expect(suite.commands.every(({ command }) => command.dialogId === 'd')).toBe(true);
    expect(running.get().size).toBe(0);
  });

  it('[T-06] waits for each step, and over a lost connection repeats it under the id it had', async () => {
    let deaf = true;
    const { suite, workplace } = await atWork((ref, { name }) => (deaf && name === 'note' ? null : accepted(ref)));
    let ran: Ran | null = null;
    void run('d', steps(), workplace).then((result) => (ran = result));
    await suite.pace.pass(1_000);
    expect(names(suite)).toEqual(['reply', 'note']);
    workplace.command({ name: 'take', conversationId: 'c', dialogId: 'd' });
    await suite.pace.pass(1_000);
    expect(names(suite), 'what else is done meanwhile is no step').toEqual(['reply', 'note', 'take']);
    expect(running.get().has('d')).toBe(true);

    suite.cut();
    await suite.pace.pass(1_000);
    suite.mend();
    deaf = false;
    await suite.pace.pass(60_000);

    expect(ran).toEqual({ done: ACTIONS.length, code: null });
    const ids = (wanted: string) =>
      suite.commands.filter(({ command }) => command.name === wanted).map(({ ref }) => ref);
    expect(ids('note').length).toBeGreaterThan(1);
    expect(new Set(ids('note')).size).toBe(1);
    expect(ids('reply')).toHaveLength(1);
    expect(ids('tag')).toHaveLength(1);
  });

  it('[T-06] says itself what was refused, and only of its own steps', async () => {
    const { workplace } = await atWork(accepted);
    const [mine, other] = [steps(), steps()];
    await run('d', mine, workplace);

    expect(mine.every(isStep)).toBe(true);
    expect(other.some(isStep)).toBe(false);
  });
});
