import { describe, expect, it } from 'vitest';
import { cardChange } from './cardChange';

const FIVE = ['a@b.ru', 'c@b.ru', 'd@b.ru', 'e@b.ru', 'f@b.ru'];

describe('what an operator changes of a card', () => {
  it('[T-13] is sent entry by entry, never as the whole list', () => {
    expect(cardChange('emails', ['a@b.ru'], ['a@b.ru', 'c@b.ru'])).toEqual({
      addEmails: ['c@b.ru'],
      removeEmails: [],
    });
    expect(cardChange('phones', ['+7 495 000-00-00'], [])).toEqual({
      addPhones: [],
      removePhones: ['+7 495 000-00-00'],
    });
  });

  it('[T-13] is nothing where nothing is different', () => {
    expect(cardChange('emails', ['a@b.ru'], ['a@b.ru', 'A@B.ru'])).toBeNull();
  });

  it('[T-13] is told at once to be no address or no number', () => {
    expect(cardChange('emails', [], ['vera@'])).toEqual({ fault: 'badEmail', value: 'vera@' });
    expect(cardChange('phones', [], ['call me'])).toEqual({ fault: 'badPhone', value: 'call me' });
    expect(cardChange('phones', [], ['1234'])).toEqual({ fault: 'badPhone', value: '1234' });
    expect(cardChange('phones', [], ['8 (495) 000.00.00'])).toMatchObject({ addPhones: ['8 (495) 000.00.00'] });
  });

  it('[T-13] stops at five of each, and a full card can still be cleared', () => {
    expect(cardChange('emails', FIVE, [...FIVE, 'g@b.ru'])).toEqual({ fault: 'tooMany', value: '5' });
    expect(cardChange('emails', FIVE, FIVE.slice(1))).toMatchObject({ removeEmails: ['a@b.ru'] });
  });
});
