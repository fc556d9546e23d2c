import { describe, expect, it } from 'vitest';
import { en } from '@/shared/i18n/en/all';
import { ru } from '@/shared/i18n/ru/all';
import { findSettings } from './findSettings';

describe('[W-75] a setting', () => {
  it('is found by its name, before those that only speak of it', () => {
    expect(findSettings(en, 'time zone')[0]).toEqual({ section: 'account', label: 'Time zone' });
    expect(findSettings(ru, 'часовой пояс')[0]?.section).toBe('account');
    const texts = { account: { zone: 'Zone', zoneHint: 'Of the queue' }, times: { queue: 'Queue' } };
    expect(findSettings(texts, 'queue').map(({ label }) => label)).toEqual(['Queue', 'Zone']);
  });

  it('is found by what is said of it', () => {
    expect(findSettings(en, 'dates reports')).toContainEqual({ section: 'account', label: 'Time zone' });
  });

  it('is found in any order of words and with any е', () => {
    expect(findSettings(en, 'zone TIME')[0]?.label).toBe('Time zone');
    expect(findSettings(ru, 'ее')).toEqual(findSettings(ru, 'её'));
  });

  it('is not found by nothing, and none is by nonsense', () => {
    expect(findSettings(en, ' ')).toEqual([]);
    expect(findSettings(en, 'xyzzy')).toEqual([]);
  });
});
