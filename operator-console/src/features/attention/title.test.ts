import { describe, expect, it } from 'vitest';
import { titleOf } from './title';

describe('the title of the tab', () => {
  it('[W-35] counts new visitors beside the dialogs, not instead of them', () => {
    expect(titleOf(0, 0)).toBe('Parley');
    expect(titleOf(2, 0)).toBe('(2) Parley');
    expect(titleOf(2, 3)).toBe('(2) +3 Parley');
  });
});
