import type { Category } from '@/shared/wire/settings';

/** Categories as lines: what belongs to another one has a blank before it [W-12]. */
export function linesOf(categories: readonly Category[]): string {
  return categories.map(({ name, parentId }) => (parentId ? ` ${name}` : name)).join('\n');
}

/** The other way round; what was there under its name in its place stays the same. */
export function categoriesOf(lines: string, before: readonly Category[], newId: () => string): Category[] {
  let parentId: string | null = null;
  const read: Category[] = [];
  for (const line of lines.split('\n').filter((each) => each.trim() !== '')) {
    const of: string | null = /^\s/.test(line) ? parentId : null;
    const name = line.trim();
    const known: Category | undefined = before.find((each) => each.name === name && (each.parentId ?? null) === of);
    const categoryId: string = known?.categoryId ?? newId();
    read.push({ categoryId, name, parentId: of });
    if (of === null) parentId = categoryId;
  }
  return read;
}

const top = (category: Category | undefined) => (category?.parentId ?? null) === null;

/** Behind the one at `at` and those that belong to it. */
function branch(categories: readonly Category[], at: number): number {
  let end = at + 1;
  while (top(categories[at]) && end < categories.length && !top(categories[end])) end += 1;
  return end;
}

/** Without the one at `at`; what belonged to it goes with it. */
export function without(categories: readonly Category[], at: number): Category[] {
  return [...categories.slice(0, at), ...categories.slice(branch(categories, at))];
}

/** With another one behind the one at `at`, in the same place. */
export function withNext(categories: readonly Category[], at: number, categoryId: string): Category[] {
  const parentId = categories[at]?.parentId ?? null;
  const end = at < 0 ? categories.length : branch(categories, at);
  return [...categories.slice(0, end), { categoryId, name: '', parentId }, ...categories.slice(end)];
}

/** Belonging to the category above it, or to none any more; the same where that cannot be. */
export function shifted(categories: readonly Category[], at: number, below: boolean): Category[] {
  const one = categories[at];
  if (!one || below !== top(one)) return [...categories];
  if (below) {
    const above = categories.slice(0, at).findLast(top);
    if (!above || branch(categories, at) > at + 1) return [...categories];
    return categories.map((each, index) => (index === at ? { ...each, parentId: above.categoryId } : each));
  }
  // those that followed it in the same place belong to it from now on, because a place has no gaps
  let inside = true;
  return categories.map((each, index) => {
    if (index === at) return { ...each, parentId: null };
    if (index > at && top(each)) inside = false;
    return index > at && inside ? { ...each, parentId: one.categoryId } : each;
  });
}

/** One place up or down among those of the same place, with what belongs to it. */
export function moved(categories: readonly Category[], at: number, by: 1 | -1): Category[] {
  const one = categories[at];
  if (!one) return [...categories];
  const peers = categories.flatMap((each, index) =>
    (each.parentId ?? null) === (one.parentId ?? null) ? [index] : [],
  );
  const other = peers[peers.indexOf(at) + by];
  if (other === undefined) return [...categories];
  const [first, second] = by === 1 ? [at, other] : [other, at];
  const end = branch(categories, second);
  return [
    ...categories.slice(0, first),
    ...categories.slice(second, end),
    ...categories.slice(first, second),
    ...categories.slice(end),
  ];
}
