import type { AdminSection } from '@/shared/router/router';

/** Which texts belong to which page of the settings. */
const TEXTS: Record<AdminSection, readonly string[]> = {
  account: ['account'],
  operators: ['people'],
  departments: ['sections'],
  channels: ['channels'],
  placements: ['placements'],
  distribution: ['distribution'],
  times: ['times'],
  visits: ['visitSettings'],
  classification: ['classification'],
  templates: ['templates'],
  macros: ['macros'],
  calendars: ['calendars'],
  keywords: ['keywords'],
  slas: ['slas'],
  automations: ['automations'],
  integrations: ['integrations'],
  access: ['access'],
  privacy: ['privacy'],
  audit: ['audit'],
};

export interface FoundSetting {
  section: AdminSection;
  label: string;
}

interface Texts {
  [key: string]: string | Texts;
}

const MOST = 12;

/** The settings whose names or explanations have all of the words, those named so first. */
export function findSettings(texts: Texts, sought: string): FoundSetting[] {
  const words = folded(sought).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const has = (text: string) => words.every((word) => folded(text).includes(word));
  const byName: FoundSetting[] = [];
  const byHint: FoundSetting[] = [];
  for (const [section, names] of Object.entries(TEXTS) as [AdminSection, readonly string[]][]) {
    for (const part of names.map((name) => texts[name])) {
      if (typeof part !== 'object') continue;
      for (const [key, label] of Object.entries(part)) {
        if (typeof label !== 'string' || key.endsWith('Hint') || label.includes('{{')) continue;
        const hint = part[`${key}Hint`];
        if (has(label)) byName.push({ section, label });
        else if (typeof hint === 'string' && has(hint)) byHint.push({ section, label });
      }
    }
  }
  const seen = new Set<string>();
  return [...byName, ...byHint]
    .filter(({ section, label }) => {
      const fresh = !seen.has(`${section} ${label}`);
      seen.add(`${section} ${label}`);
      return fresh;
    })
    .slice(0, MOST);
}

function folded(text: string): string {
  return text.toLocaleLowerCase().replaceAll('ё', 'е');
}
