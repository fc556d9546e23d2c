import type { KeywordMatch } from '@/shared/wire/rules';

const words = (text: string): string[] => text.toLocaleLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Whether a text would be found, nearly as the server does it: to see while typing what a pattern means.
 *
 * @returns null when the pattern is none
 */
export function tryPattern(match: KeywordMatch, pattern: string, text: string): boolean | null {
  switch (match) {
    case 'word': {
      const wanted = words(pattern);
      return wanted.length === 0 ? null : words(text).some((word) => wanted.includes(word));
    }
    case 'phrase': {
      const wanted = words(pattern);
      return wanted.length === 0 ? null : ` ${words(text).join(' ')} `.includes(` ${wanted.join(' ')} `);
    }
    case 'regex':
      try {
        return pattern === '' ? null : new RegExp(pattern, 'iu').test(text);
      } catch {
        return null;
      }
  }
}
