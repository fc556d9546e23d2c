import type { IconName } from '@/shared/ui/icons';

export interface Find {
  id: string;
  group: 'actions' | 'lists' | 'dialogs' | 'pages';
  icon: IconName;
  label: string;
  detail?: string;
  shortcut?: string;
  run: () => void;
}

const MOST = 8;

/** What fits the words typed: every word somewhere in the label or detail; those that begin with them first. */
export function search(finds: readonly Find[], query: string): Find[] {
  const words = query.trim().toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const fitting = finds
    .map((find) => ({ find, text: `${find.label} ${find.detail ?? ''}`.toLocaleLowerCase() }))
    .filter(({ text }) => words.every((word) => text.includes(word)));
  const begins = (text: string) => (words[0] !== undefined && text.startsWith(words[0]) ? 0 : 1);
  const ranked = fitting.toSorted((a, b) => begins(a.text) - begins(b.text)).map(({ find }) => find);
  const groups = ['actions', 'lists', 'dialogs', 'pages'] as const;
  return groups.flatMap((group) => ranked.filter((find) => find.group === group).slice(0, MOST));
}
