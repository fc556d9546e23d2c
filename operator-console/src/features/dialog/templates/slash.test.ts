import { describe, expect, it } from 'vitest';
import { filled, slashAt, worthSearching } from './slash';

describe('[W-20] a slash', () => {
  it('begins the search for a template at the start and behind a blank', () => {
    expect(slashAt('/', 1)).toEqual({ from: 0, query: '' });
    expect(slashAt('Hello /return terms', 19)).toEqual({ from: 6, query: 'return terms' });
    expect(slashAt('Hello /return terms', 10)).toEqual({ from: 6, query: 'ret' });
  });

  it('is only a slash in addresses, fractions and between words', () => {
    expect(slashAt('https://example.com/a', 21)).toBeNull();
    expect(slashAt('1/2', 3)).toBeNull();
    expect(slashAt('either / or', 11)).toBeNull();
    expect(slashAt('/done\nnext line', 15)).toBeNull();
  });
});

describe('[T-08] a template', () => {
  const names = { visitor: 'Kate', operator: 'Ann', company: 'Shop' };

  it('has names put into it', () => {
    expect(filled('Hello, {visitor}! {operator} of {company} here.', names)).toBe('Hello, Kate! Ann of Shop here.');
  });

  it('leaves no gap where a name is not known', () => {
    expect(filled('Hello {visitor}!', { ...names, visitor: '' })).toBe('Hello!');
    expect(filled('{visitor} {unknown}', { ...names, visitor: '' })).toBe('{unknown}');
  });
});

describe('[W-18] what is written', () => {
  it('is looked up once there is enough of it', () => {
    expect(worthSearching('Hello')).toBe(false);
    expect(worthSearching('Unfortunately')).toBe(false);
    expect(worthSearching('  a b ')).toBe(false);
    expect(worthSearching('The refund')).toBe(true);
  });
});
