import { describe, expect, it } from 'vitest';
import { tryPattern } from './patternMatch';

describe('a pattern that is tried', () => {
  it('[B-07] finds one of its words, whole and whatever their case', () => {
    expect(tryPattern('word', 'счёт, оплата', 'Где мой СЧЁТ?')).toBe(true);
    expect(tryPattern('word', 'счёт', 'счётчик')).toBe(false);
  });

  it('[B-07] finds its words in their order', () => {
    expect(tryPattern('phrase', 'вернуть заказ', 'Хочу вернуть… заказ!')).toBe(true);
    expect(tryPattern('phrase', 'вернуть заказ', 'заказ вернуть')).toBe(false);
  });

  it('[B-07] finds what an expression says', () => {
    expect(tryPattern('regex', '\\d{5}', 'order 48213')).toBe(true);
    expect(tryPattern('regex', '^\\d', 'order 48213')).toBe(false);
  });

  it('says when it is none', () => {
    expect(tryPattern('regex', '(', 'x')).toBeNull();
    expect(tryPattern('word', '—', 'x')).toBeNull();
  });
});
