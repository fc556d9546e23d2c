import { describe, expect, it } from 'vitest';
import { type Find, search } from './finds';

const find = (id: string, group: Find['group'], label: string, detail?: string): Find => ({
  id,
  group,
  icon: 'inbox',
  label,
  detail,
  run: () => undefined,
});
const all = [
  find('1', 'dialogs', 'Anna Smith', 'Mine · where is my order'),
  find('2', 'dialogs', 'Bob Anders', 'Closed · thanks'),
  find('3', 'actions', 'Close the dialog'),
];

describe('the palette', () => {
  it('shows actions before dialogs when nothing is typed', () => {
    expect(search(all, '').map((each) => each.id)).toEqual(['3', '1', '2']);
  });

  it('finds every word anywhere, in any case', () => {
    expect(search(all, 'ORDER anna').map((each) => each.id)).toEqual(['1']);
  });

  it('puts what begins with the word first', () => {
    expect(search(all, 'an').map((each) => each.id)).toEqual(['1', '2']);
  });
});
