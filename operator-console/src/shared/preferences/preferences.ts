import { browserLanguage, type Language, LANGUAGES } from '@/shared/i18n/i18n';
import { Store } from '@/shared/store/store';
import type { PresenceStatus } from '@/shared/wire/actor';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export type Density = 'comfortable' | 'compact';

/** What one person chose for this browser. */
export interface Preferences {
  theme: Theme;
  language: Language;
  density: Density;
  sound: boolean;
  desktop: boolean;
  details: boolean;
  status: PresenceStatus;
}

const KEY = 'parley.preferences';

export const preferences = new Store<Preferences>(load());

function load(): Preferences {
  const usual: Preferences = {
    theme: 'system',
    language: browserLanguage(),
    density: 'comfortable',
    sound: true,
    desktop: false,
    details: true,
    status: 'online',
  };
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>;
    const merged = { ...usual, ...stored };
    return LANGUAGES.includes(merged.language) && THEMES.includes(merged.theme) ? merged : usual;
  } catch {
    return usual;
  }
}

export function prefer(change: Partial<Preferences>): void {
  preferences.update((present) => ({ ...present, ...change }));
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences.get()));
  } catch {
    // a full or forbidden storage only means that the choice is not remembered
  }
}

/** Keeps the document's theme and density as chosen, also when the system changes its mind. */
export function dressDocument(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const dress = () => {
    const { theme, density } = preferences.get();
    const root = document.documentElement;
    root.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    root.dataset.density = density;
  };
  dress();
  dark.addEventListener('change', dress);
  preferences.subscribe(dress);
}
