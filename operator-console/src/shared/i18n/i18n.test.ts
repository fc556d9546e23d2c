import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '@/shared/wire/errors';
import { en } from './en/all';
import { ru } from './ru/all';

interface Texts {
  [key: string]: string | Texts;
}

function flat(texts: Texts, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) found.set(inner, text);
  }
  return found;
}

const PLURAL = /_(zero|one|two|few|many|other)$/;
const english = flat(en);
const russian = flat(ru);
const bases = (texts: Map<string, string>) =>
  [...new Set([...texts.keys()].map((key) => key.replace(PLURAL, '')))].sort();
const plurals = (texts: Map<string, string>) =>
  [...texts.keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, ''));
const holes = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort();

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(path) && !path.includes('.test.') ? [path] : [];
  });
}

describe('the two languages', () => {
  it('say the same things', () => {
    expect(bases(russian)).toEqual(bases(english));
  });

  it('have every plural form their grammar needs', () => {
    const missing = [...new Set(plurals(english))].flatMap((key) => [
      ...['one', 'other'].filter((form) => !english.has(`${key}_${form}`)).map((form) => `en ${key}_${form}`),
      ...['one', 'few', 'many', 'other']
        .filter((form) => !russian.has(`${key}_${form}`))
        .map((form) => `ru ${key}_${form}`),
    ]);

    expect(missing).toEqual([]);
  });

  it('put the same values into their texts', () => {
    const differing = [...english.keys()].filter((key) => {
      const other = russian.get(key);
      return other !== undefined && JSON.stringify(holes(english.get(key) ?? '')) !== JSON.stringify(holes(other));
    });

    expect(differing).toEqual([]);
  });

  it('leave no text empty, and no Russian text in English', () => {
    expect([...english, ...russian].filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(
      [...russian].filter(([, text]) =>
        /[a-z]{3,}/i.test(
          text
            .replace(
              /Jivo (Chat|Bot) API|Internal Webhook URL|Chunked|https|Parley|body|Enter|Telegram|BotFather|newbot|token|(Callback )?API|group_id|HTTPS|IMAP|SMTP|IPv|(START)?TLS|JPEG|PNG|CSV|{(visitor|operator|company)}/g,
              '',
            )
            .replace(/{{\w+}}/g, ''),
        ),
      ),
    ).toEqual([]);
    expect([...english].filter(([, text]) => /[а-яё]/i.test(text))).toEqual([]);
  });

  it('have every text that the code names', () => {
    const known = new Set(bases(english));
    const missing = sources('src').flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\bt\(\s*'([\w.-]+)'/g)]
        .map((match) => match[1] ?? '')
        .filter((key) => !known.has(key)),
    );

    expect(missing).toEqual([]);
  });

  it('have words for every refusal', () => {
    expect(ERROR_CODES.filter((code) => !english.has(`errors.${code}`))).toEqual([]);
  });
});

describe('the codes of refusals', () => {
  it('are those of the contracts', () => {
    const java = readFileSync('../contracts/src/main/java/chat/parley/contracts/error/ErrorCode.java', 'utf8');
    const codes = [...java.matchAll(/^ {4}[A-Z_]+\(\s*"([a-z-]+)",\s*\d+/gm)].map((match) => match[1]);

    expect([...ERROR_CODES]).toEqual(codes);
  });
});
