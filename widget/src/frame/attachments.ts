import type { ChatFile } from '../sdk/types';
import type { Texts } from './texts';
import { element } from './view';

const GOOD_FOR = 9 * 60_000;

/** Asks where a file is had. */
export type FindLink = (attachmentId: string) => Promise<string | null>;

/** Remembers links for as long as they are good, and asks once for what is asked for twice. */
export function rememberLinks(find: FindLink, now: () => number): FindLink {
  const known = new Map<string, { link: Promise<string | null>; until: number }>();
  return (attachmentId) => {
    const before = known.get(attachmentId);
    if (before && now() < before.until) return before.link;
    const link = find(attachmentId).catch(() => null);
    known.set(attachmentId, { link, until: now() + GOOD_FOR });
    void link.then((found) => {
      if (found === null) known.delete(attachmentId);
    });
    return link;
  };
}

/** Pictures as pictures, everything else as a line to download; links are got only when they are needed. */
export function attachmentsOf(files: readonly ChatFile[], texts: Texts, find: FindLink): HTMLElement[] {
  return files.map((file) => {
    const line = element('a', file.kind === 'image' || file.kind === 'sticker' ? 'file picture' : 'file');
    line.target = '_blank';
    line.rel = 'noopener noreferrer';
    line.href = '#';
    line.dataset['testid'] = 'file';
    if (file.kind === 'image' || file.kind === 'sticker') {
      const picture = element('img');
      picture.alt = file.name;
      picture.loading = 'lazy';
      line.append(picture);
      void find(file.attachmentId).then((link) => {
        if (link) picture.src = line.href = link;
        else line.replaceChildren(named(file, texts));
      });
    } else line.append(named(file, texts));
    line.addEventListener('click', (event) => {
      if (line.dataset['fresh']) {
        delete line.dataset['fresh'];
        return;
      }
      event.preventDefault();
      void find(file.attachmentId).then((link) => {
        if (!link) return;
        line.href = link;
        line.dataset['fresh'] = '1';
        line.click();
      });
    });
    return line;
  });
}

function named(file: ChatFile, texts: Texts): HTMLElement {
  const name = element('span', 'filename');
  name.textContent = `${file.name} · ${texts.size(file.size)}`;
  return name;
}
