import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const tokens = readFileSync('src/shared/style/tokens.css', 'utf8');

function themeOf(selector: string): Map<string, string> {
  const from = tokens.indexOf(selector);
  const block = tokens.slice(from, tokens.indexOf('\n}', from));
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

const light = themeOf(':root {');
const dark = new Map([...light, ...themeOf(":root[data-theme='dark']")]);

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [bright = 0, dim = 0] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (bright + 0.05) / (dim + 0.05);
}

const TEXT_PAIRS: [string, string][] = [
  ...['surface', 'surface-sunken', 'surface-raised', 'surface-hover', 'surface-strong', 'accent-soft'].flatMap(
    (ground): [string, string][] => [
      ['text', ground],
      ['text-muted', ground],
    ],
  ),
  ...['surface', 'surface-sunken', 'surface-raised', 'surface-hover', 'accent-soft'].map((ground): [string, string] => [
    'text-faint',
    ground,
  ]),
  ['accent-text', 'surface'],
  ['accent-text', 'accent-soft'],
  ['accent-text', 'surface-strong'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['success', 'surface'],
  ['danger', 'surface'],
  ['danger', 'danger-soft'],
  ['text', 'danger-soft'],
  ['note-text', 'note'],
  ['note', 'note-text'],
  ['text', 'note'],
  ['text-faint', 'note'],
  ['surface', 'text'],
  ['surface', 'text-muted'],
  ...['calm', 'soon', 'late', 'urgent'].map((urgency): [string, string] => [
    `urgency-${urgency}-text`,
    `urgency-${urgency}`,
  ]),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((avatar): [string, string] => [`avatar-${avatar}-text`, `avatar-${avatar}`]),
];

const SHAPE_PAIRS: [string, string][] = [
  ['line-strong', 'surface'],
  ['line-strong', 'surface-raised'],
  ['accent', 'surface'],
  ...['web', 'telegram', 'vk', 'email', 'other'].map((channel): [string, string] => [
    'on-accent',
    `channel-${channel}`,
  ]),
];

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('the colours of the %s theme', (_, theme) => {
  const of = (name: string) => {
    const colour = theme.get(name);
    if (!colour) throw new Error(`there is no colour ${name}`);
    return colour;
  };

  it.each(TEXT_PAIRS)('%s can be read on %s', (text, ground) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SHAPE_PAIRS)('%s can be told from %s', (shape, ground) => {
    expect(contrast(of(shape), of(ground))).toBeGreaterThanOrEqual(3);
  });
});

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

describe('features', () => {
  it('use tokens and no colours of their own', () => {
    const literal = files('src')
      .filter((path) => path.endsWith('.css') && !path.endsWith('tokens.css'))
      .filter((path) => /#[0-9a-f]{3,8}\b|\brgba?\((?!0 0 0 \/ 4%)|\bhsl|\boklch/i.test(readFileSync(path, 'utf8')));

    expect(literal).toEqual([]);
  });

  it('use only tokens that exist', () => {
    const known = new Set([...tokens.matchAll(/^ {2}(--[\w-]+):/gm)].map((match) => match[1]));
    const unknown = files('src')
      .filter((path) => path.endsWith('.css'))
      .flatMap((path) =>
        [...readFileSync(path, 'utf8').matchAll(/var\((--[\w-]+)\)/g)].map((match) => `${path} ${match[1]}`),
      )
      .filter((use) => !known.has(use.split(' ')[1] ?? '') && !use.includes('--radix-'));

    expect(unknown).toEqual([]);
  });

  it('ask nothing of other hosts', () => {
    const outside = files('src')
      .filter((path) => /\.(tsx?|css)$/.test(path) && !path.includes('.test.'))
      .filter((path) => /url\(\s*['"]?https?:|import\(['"]https?:|src="https?:/.test(readFileSync(path, 'utf8')));

    expect(outside).toEqual([]);
  });
});
