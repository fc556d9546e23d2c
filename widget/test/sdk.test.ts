import { describe, expect, it } from 'vitest';
import { blingerIdentity } from '../src/compat/blinger';
import { missing, NO_CARD, parseCard, withGiven } from '../src/frame/card';
import { signedFields } from '../src/frame/protocol';
import { isChosen, seedOf } from '../src/loader/chosen';
import { firstFit, matches } from '../src/loader/rules';
import { isId, newId } from '../src/sdk/id';
import { MOVES, move, type Move } from '../src/sdk/state';
import type { VisitorState } from '../src/sdk/types';

describe('where the visitor stands', () => {
  const STATES: VisitorState[] = ['available', 'invite', 'chat', 'lead'];
  const ALL: Move[] = ['invited', 'accepted', 'rejected', 'started', 'ended', 'lead-shown', 'lead-hidden'];
  // Rows are states, columns the moves in the order of ALL; a dot stays where it is.
  const TABLE: Record<VisitorState, string[]> = {
    available: ['invite', '.', '.', 'chat', '.', 'lead', '.'],
    invite: ['.', 'chat', 'available', 'chat', '.', 'lead', '.'],
    chat: ['.', '.', '.', '.', 'available', 'lead', '.'],
    lead: ['.', '.', '.', 'chat', '.', '.', 'available'],
  };

  it('[U-16] moves by this table and no other way', () => {
    for (const state of STATES) {
      expect(ALL.map((by) => (move(state, by) === state ? '.' : move(state, by)))).toEqual(TABLE[state]);
    }
    expect(Object.keys(MOVES)).toEqual(STATES);
  });
});

describe('to whom the button is shown', () => {
  const visitors = Array.from({ length: 10_000 }, () => newId());

  it('[W-71] [P-11] is 37 % of 10,000 new visitors, within 1.5 %', () => {
    const shown = visitors.filter((visitor) => isChosen(visitor, 'shop', 37)).length;
    expect(Math.abs(shown / 100 - 37)).toBeLessThan(1.5);
  });

  it('[W-71] is decided once for each visitor, and by the placement', () => {
    for (const visitor of visitors.slice(0, 500)) {
      expect(isChosen(visitor, 'shop', 37)).toBe(isChosen(visitor, 'shop', 37));
      expect(isChosen(visitor, 'shop', 100)).toBe(true);
      expect(isChosen(visitor, 'shop', 0)).toBe(false);
      if (isChosen(visitor, 'shop', 37)) expect(isChosen(visitor, 'shop', 60)).toBe(true);
    }
    const agreeing = visitors.filter((visitor) => isChosen(visitor, 'a', 50) === isChosen(visitor, 'b', 50)).length;
    expect(Math.abs(agreeing / 100 - 50)).toBeLessThan(3);
  });

  it('[W-71] is remembered in the browser, and every page has its own chance where nothing can be', () => {
    const kept = new Map<string, string>();
    const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value) };
    const seed = seedOf(() => storage as unknown as Storage, newId);
    expect(seedOf(() => storage as unknown as Storage, newId)).toBe(seed);
    const forbidden = () => {
      throw new Error('SecurityError');
    };
    expect(isId(seedOf(forbidden, newId))).toBe(true);
  });
});

describe('the visitor card', () => {
  it('[U-11] [U-12] keeps what was given before, the newest first and five at most', () => {
    let card = withGiven(NO_CARD, { name: ' Vera ' });
    for (let i = 1; i <= 6; i++) card = withGiven(card, { email: `${i}@x.org` });
    card = withGiven(card, { email: '4@x.org', phone: '' });
    expect(card).toEqual({ name: 'Vera', emails: ['4@x.org', '6@x.org', '5@x.org', '3@x.org', '2@x.org'], phones: [] });
    expect(parseCard(JSON.stringify(card))).toEqual(card);
    for (const rubbish of [null, 'x', '[]', '{"name":1,"emails":[1]}']) expect(parseCard(rubbish)).toEqual(NO_CARD);
  });

  it('[U-15] asks only for what the placement wants and nobody knows yet', () => {
    expect(missing(['phone', 'name'], NO_CARD)).toEqual(['name', 'phone']);
    expect(missing(['phone', 'name'], withGiven(NO_CARD, { phone: '+1' }))).toEqual(['name']);
  });
});

describe('what a site signed elsewhere says of its visitor', () => {
  it('[B-16] [B-17] [B-18] is taken in the page’s order, without the sign itself', () => {
    const config = { customLivechatFields: { param_1: 123, param_2: 'my value', param_n: 999, sign: 'ff12' } };
    expect(blingerIdentity(config)).toEqual({ fields: [['param_1', 123], ['param_2', 'my value'], ['param_n', 999]], sign: 'ff12' });
  });

  it('[B-23] keeps any order when given as pairs, which an object cannot for names that look like numbers', () => {
    const asObject = blingerIdentity({ customLivechatFields: { b: 'x', 1: 'y', sign: 's' } });
    expect(asObject?.fields).toEqual([['1', 'y'], ['b', 'x']]);
    const asPairs = blingerIdentity({ customLivechatFields: [['b', 'x'], ['1', 'y'], ['sign', 's']] });
    expect(asPairs).toEqual({ fields: [['b', 'x'], ['1', 'y']], sign: 's' });
  });

  it('[B-16] takes any scalar and nothing else', () => {
    const fields = { yes: true, none: null, half: 0.5, deep: { a: 1 }, list: [1], huge: Infinity };
    expect(blingerIdentity({ customLivechatFields: fields })?.fields).toEqual([['yes', true], ['none', null], ['half', 0.5]]);
    for (const rubbish of [undefined, null, 1, {}, { customLivechatFields: 'x' }, { customLivechatFields: {} }]) {
      expect(blingerIdentity(rubbish)).toBeNull();
    }
  });

  it('[B-23] goes over the wire as pairs in both modes', () => {
    expect(signedFields({ fields: { a: 1 }, iat: 1, exp: 2, id: 'u7', sign: 's' })).toEqual({
      fields: [['a', 1]], iat: 1, exp: 2, id: 'u7', sign: 's',
    });
    expect(signedFields({ fields: [['a', 1]], sign: 's' })).toEqual({ fields: [['a', 1]], sign: 's' });
  });
});

describe('whom a page invites by itself', () => {
  const facts = { seconds: 30, url: 'https://shop.test/tea/green', visits: 2, cart: 900 };
  const rule = { text: 'Hello?', seconds: 30, visits: 1, cart: 0 };

  it('[W-31] is whom everything in a rule fits, and the first such rule counts', () => {
    expect(firstFit([rule], facts)).toBe(rule);
    expect(firstFit([{ ...rule, seconds: 31 }], facts)).toBeNull();
    expect(firstFit([{ ...rule, visits: 3 }], facts)).toBeNull();
    expect(firstFit([{ ...rule, cart: 901 }], facts)).toBeNull();
    expect(firstFit([{ ...rule, cart: 900 }], facts)?.cart).toBe(900);
    expect(firstFit([{ ...rule, cart: 1 }], { ...facts, cart: null })).toBeNull();
    expect(firstFit([{ ...rule, page: '*/coffee*' }, rule], facts)).toBe(rule);
  });

  it('[W-31] stands on pages of a pattern in which only the asterisk is special', () => {
    const good = ['https://shop.test/tea/green', '*', '*green', 'https://*/tea/*', '*/tea/*een', 'https://shop.test/*/*'];
    const bad = ['https://shop.test/tea', 'tea', '*coffee*', '*.test/tea', 'https://shop.test/tea/green*x', '.*', '*green*green'];
    for (const pattern of good) expect([pattern, matches(pattern, facts.url)]).toEqual([pattern, true]);
    for (const pattern of bad) expect([pattern, matches(pattern, facts.url)]).toEqual([pattern, false]);
  });

  it('[W-31] is found out quickly whatever the pattern', () => {
    const before = performance.now();
    expect(matches(`${'*a'.repeat(500)}*b`, 'a'.repeat(2_000))).toBe(false);
    expect(performance.now() - before).toBeLessThan(50);
  });
});
