import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { entriesOf, type LineEntry } from '@/shared/board/entries';
import { Dates } from '@/shared/time/dates';
import type { Actor } from '@/shared/wire/actor';
import { directoryOf } from '../../../dev/cast';
import { type EventBody, World } from '../../../dev/world';
import { lineText } from './lineText';

const AT = '2026-11-21T09:00:00Z';
const directory = directoryOf('en', true);
const dates = new Dates('en-GB', 'UTC');
const rule: Actor = { kind: 'system', id: 'automation:r' };
const anna: Actor = { kind: 'operator', id: 'anna', name: 'Anna', role: 'operator' };

function line(actor: Actor, body: EventBody): string | null {
  const world = new World();
  world.append('c', 'd', actor, AT, body);
  const entry = entriesOf(world.events('c'))[0] as LineEntry | undefined;
  return entry ? lineText(entry, i18next.t, directory, dates) : null;
}

describe('a card that was changed', () => {
  it('[T-13] says whether the visitor or an operator did it', () => {
    const body: EventBody = {
      type: 'VisitorCardChanged',
      card: { name: 'Vera', emails: ['v@example.org'], phones: [] },
    };
    expect(line(anna, body)).toBe('Anna changed the contact details: Vera, v@example.org');
    expect(line({ kind: 'visitor', id: 'v', name: 'Vera' }, body)).toBe(
      'The visitor said who they are: Vera, v@example.org',
    );
  });
});

describe('what happened by itself, in a sentence', () => {
  it('[T-07] names the rule that acted, and what it changed', () => {
    expect(line(rule, { type: 'AutomationFired', automationId: 'r', name: 'Upset', depth: 1 })).toBe(
      'Rule “Upset” acted',
    );
    expect(line(rule, { type: 'AutomationFired', automationId: 'r', name: 'Upset', depth: 5, stopped: 'loop' })).toBe(
      'Rule “Upset” was stopped: rules set each other off',
    );
    expect(line(rule, { type: 'DialogTagged', added: ['vip'], removed: [], tags: ['vip'] })).toBe(
      'A rule added tags: vip',
    );
    expect(line(rule, { type: 'DialogPriorityChanged', priority: 'urgent' })).toBe('A rule set the priority: Urgent');
  });

  it('[W-48] says when an operator went beyond their limit by hand', () => {
    const taken: EventBody = { type: 'OperatorAssigned', operatorId: 'anna', operatorName: 'Anna', cause: 'taken' };
    expect(line(anna, taken)).toBe('Taken by Anna');
    expect(line(anna, { ...taken, limitPassed: { places: 6, limit: 5 } })).toBe(
      'Taken by Anna (beyond the limit: 6 of 5)',
    );
  });

  it('names the person who changed the labels', () => {
    expect(line(anna, { type: 'DialogTagged', added: ['a'], removed: ['b'], tags: ['a'] })).toBe(
      'Anna changed the tags: +a, −b',
    );
    expect(line(anna, { type: 'DialogTagged', added: [], removed: ['b'], tags: [] })).toBe('Anna removed tags: b');
    expect(line(anna, { type: 'DialogCategoryChanged', category: 'Delivery' })).toBe('Anna set the category: Delivery');
    expect(line(anna, { type: 'DialogCategoryChanged' })).toBe('Anna took the category away');
  });

  it('[P-06] [W-22] says what is late, and by when it was due', () => {
    expect(line(rule, { type: 'ReplyOverdue', reply: 'first', waitedSeconds: 61, announced: true })).toBe(
      'The first reply is late: 1 min of waiting; the visitor was told',
    );
    expect(line(rule, { type: 'SlaWarned', slaId: 's', name: 'Gold', target: 'next-reply', dueAt: AT })).toBe(
      '“Gold”: the reply is due by 09:00',
    );
    expect(line(rule, { type: 'SlaBreached', slaId: 's', name: 'Gold', target: 'resolution', dueAt: AT })).toBe(
      '“Gold”: the solution was due by 09:00',
    );
  });

  it('[P-05] [W-61] says when anybody may take a dialog, and when it is over', () => {
    expect(line(rule, { type: 'SkillsWaived' })).toContain('anybody may take it now');
    expect(line(rule, { type: 'DialogEnded' })).toContain('cannot be reopened');
  });

  it('says nothing of what only other programs are told', () => {
    expect(line(rule, { type: 'WebhookRequested', automationId: 'r', url: 'https://x.example' })).toBeNull();
  });
});
