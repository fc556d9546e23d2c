import { describe, expect, it } from 'vitest';
import { duration, fileSize } from './fileSize';

describe('the measures of a file', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1_000, '1 kB'],
    [1_500, '1.5 kB'],
    [48_213, '48 kB'],
    [999_600, '1 MB'],
    [25_000_000, '25 MB'],
    [3_200_000_000, '3.2 GB'],
  ])('%i bytes are %s', (bytes, text) => {
    expect(fileSize(bytes, 'en')).toBe(text);
  });

  it('speaks the language of the reader', () => {
    expect(fileSize(48_213, 'ru')).toMatch(/^48\s?кБ$/u);
  });

  it.each([
    [0, '0:00'],
    [12, '0:12'],
    [65, '1:05'],
    [3_600, '60:00'],
  ])('%i seconds are %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });
});
