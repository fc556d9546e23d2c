import { useLanguageName } from '@/shared/i18n/names';

const SPOKEN = [
  'ru',
  'en',
  'uk',
  'be',
  'kk',
  'uz',
  'ky',
  'tg',
  'hy',
  'ka',
  'az',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'pl',
  'tr',
  'ar',
  'he',
  'zh',
  'ja',
  'ko',
];

export interface Option {
  value: string;
  label: string;
}

/** Languages people answer in, with whatever else is in use already. */
export function useLanguageOptions(also: readonly string[] = []): Option[] {
  const nameOf = useLanguageName();
  return [...new Set([...SPOKEN, ...also])].map((value) => ({ value, label: nameOf(value) }));
}

export function useTimeZones(present: string): Option[] {
  return [...new Set([present, ...Intl.supportedValuesOf('timeZone'), 'UTC'])]
    .sort()
    .map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}
