/** A template that is being looked for: where its slash stands, and what follows it. */
export interface Slash {
  from: number;
  query: string;
}

const BEGUN = /(?:^|\s)\/([^\s/][^\n/]{0,60})?$/;

/** What is looked for at the caret; null where the slash is part of something else, such as an address. */
export function slashAt(text: string, caret: number): Slash | null {
  const found = BEGUN.exec(text.slice(0, caret));
  if (!found) return null;
  const query = found[1] ?? '';
  return { from: caret - query.length - 1, query };
}

/** A template's text with the names put in; one that is not known leaves nothing. */
export function filled(text: string, names: { visitor: string; operator: string; company: string }): string {
  return text
    .replace(/ ?{(visitor|operator|company)}/g, (hole, name: keyof typeof names) =>
      names[name] ? `${hole.startsWith(' ') ? ' ' : ''}${names[name]}` : '',
    )
    .trimStart();
}

const WORDS = 2;
const LETTERS = 6;

/** Whether there is enough to look for something like it. */
export function worthSearching(text: string): boolean {
  const words = text.trim().split(/\s+/).filter(Boolean);
  return words.length >= WORDS && text.trim().length >= LETTERS;
}
