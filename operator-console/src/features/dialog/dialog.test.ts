import { describe, expect, it } from 'vitest';
import { meOf, directoryOf } from '../../../dev/cast';
import { aRow } from '../../../test/aRow';
import { loadDraft, NO_DRAFT, saveDraft, sweepDrafts } from './drafts';
import { itemsOf } from './items';
import { permissionsOf } from './permissions';
import { matching, transferOptions } from './transferOptions';
import type { MessageEntry } from '@/shared/board/entries';
import type { DialogRow } from '@/shared/wire/rows';

describe('drafts', () => {
  it('keep the reply and the note of a dialog, each operator’s for themselves', () => {
    saveDraft('me', 'dialog', { reply: 'half an answer', note: 'half a note', mode: 'note' }, true);

    expect(loadDraft('me', 'dialog')).toEqual({
      draft: { reply: 'half an answer', note: 'half a note', mode: 'note' },
      unsaved: true,
    });
    expect(loadDraft('anna', 'dialog')).toEqual({ draft: NO_DRAFT, unsaved: false });
  });

  it('leave nothing behind when empty', () => {
    saveDraft('me', 'dialog', { reply: 'x', note: '', mode: 'reply' }, true);
    saveDraft('me', 'dialog', { reply: '', note: '', mode: 'reply' }, false);

    expect(localStorage.length).toBe(0);
  });

  it('go when nobody has come back for two weeks', () => {
    saveDraft('me', 'dialog', { reply: 'x', note: '', mode: 'reply' }, true);

    sweepDrafts(Date.now() + 13 * 86_400_000);
    expect(localStorage.length).toBe(1);
    sweepDrafts(Date.now() + 15 * 86_400_000);
    expect(localStorage.length).toBe(0);
  });
});

describe('what an operator may do', () => {
  const own = aRow({ status: 'assigned', operatorId: 'me' });
  const theirs = aRow({ status: 'assigned', operatorId: 'anna' });

  it('[C-12] take and answer what waits, and close it without taking it', () => {
    expect(permissionsOf(aRow(), 'me', 'operator')).toMatchObject({
      take: true,
      reply: true,
      close: true,
      transfer: false,
    });
  });

  it('answer, transfer and close their own', () => {
    expect(permissionsOf(own, 'me', 'operator')).toMatchObject({
      take: false,
      reply: true,
      close: true,
      transfer: true,
    });
  });

  it('only leave a note in somebody else’s, unless they are a supervisor', () => {
    expect(permissionsOf(theirs, 'me', 'operator')).toMatchObject({
      take: false,
      reply: false,
      note: true,
      close: false,
    });
    expect(permissionsOf(theirs, 'me', 'supervisor')).toMatchObject({ take: true, reply: true, close: true });
  });

  it('[J-07] take and answer what a bot has', () => {
    expect(permissionsOf(aRow({ status: 'bot' }), 'me', 'operator')).toMatchObject({
      take: true,
      reply: true,
      close: true,
      transfer: false,
    });
  });

  it('only reopen a closed one', () => {
    expect(permissionsOf(aRow({ status: 'closed' }), 'me', 'operator')).toMatchObject({
      reopen: true,
      reply: false,
      note: false,
    });
  });
});

describe('where a dialog can be sent', () => {
  const directory = directoryOf('en', true);
  const words = { language: (code: string) => code, queue: 'queue', bot: 'bot' };
  const presence = new Map([['oleg', { operatorId: 'oleg', name: 'Oleg', status: 'online' as const }]]);
  const row = aRow({
    status: 'assigned',
    operatorId: meOf(directory).operatorId,
    departmentId: 'sales',
    language: 'ru',
  });

  it('begins with colleagues who are there, without the owner', () => {
    const operators = transferOptions(row, directory, presence, words).filter((option) => option.group === 'operators');

    expect(operators[0]?.id).toBe('operator-oleg');
    expect(operators.map((option) => option.id)).not.toContain('operator-me');
  });

  it('[W-42] offers only languages that somebody speaks who is there now', () => {
    const languages = transferOptions(row, directory, presence, words).filter((option) => option.group === 'languages');

    expect(languages.map((option) => option.id)).toEqual(['language-en']);
  });

  it('[J-08] offers the bot where there was one and it does not have the dialog', () => {
    const ids = (change: Partial<DialogRow>) =>
      transferOptions({ ...row, ...change }, directory, presence, words).map((option) => option.id);

    expect(ids({})).not.toContain('bot');
    expect(ids({ botId: 'bot-1' })).toContain('bot');
    expect(ids({ botId: 'bot-1', status: 'bot' })).not.toContain('bot');
  });

  it('finds by a part of the name', () => {
    const found = matching(transferOptions(row, directory, presence, words), 'sidor');

    expect(found.map((option) => option.id)).toEqual(['operator-oleg']);
  });
});

describe('the items of a transcript', () => {
  const message = (key: string, at: string, id = 'v'): MessageEntry => ({
    kind: 'message',
    key,
    at,
    messageId: key,
    dialogId: 'dialog',
    author: { kind: 'visitor', id },
    text: key,
    attachments: [],
    earlier: [],
    deleted: false,
  });
  const day = (at: string) => at.slice(0, 10);

  it('put a line before each day', () => {
    const items = itemsOf([message('1', '2026-11-20T23:59:00Z'), message('2', '2026-11-21T00:01:00Z')], [], true, day);

    expect(items.map((item) => item.kind)).toEqual(['start', 'day', 'message', 'day', 'message']);
  });

  it('group what one author wrote within five minutes of one day', () => {
    const items = itemsOf(
      [
        message('1', '2026-11-21T10:00:00Z'),
        message('2', '2026-11-21T10:04:00Z'),
        message('3', '2026-11-21T10:20:00Z'),
      ],
      [],
      false,
      day,
    );
    const first = items.flatMap((item) => (item.kind === 'message' && item.first ? [item.key] : []));

    expect(first).toEqual(['1', '3']);
  });
});
