import { readableOn, safeColour } from '../loader/appearance';
import { Composer } from './composer';
import type { Shown } from './controller';
import { Transcript } from './transcript';
import { textsFor, type Texts } from './texts';

export interface Actions {
  send(text: string): boolean;
  retry(ref: string): void;
  typing(text: string): void;
  end(): void;
  earlier(): Promise<void>;
  restart(): void;
  minimise(): void;
  atBottom(): void;
}

/** The whole frame: header, state line, transcript, composer. */
export class View {
  private texts: Texts = textsFor(navigator.language.slice(0, 2));
  private readonly title = element('h1', 'title');
  private readonly subtitle = element('p', 'subtitle');
  private readonly end = button('icon', '<path d="M6 6l12 12M18 6L6 18" stroke="currentColor" stroke-width="2" stroke-linecap="round"/>');
  private readonly minimise = button('icon', '<path d="M6 9l6 6 6-6" stroke="currentColor" stroke-width="2" fill="none" stroke-linecap="round" stroke-linejoin="round"/>');
  private readonly banner = element('p', 'banner');
  private readonly unavailable = element('div', 'unavailable');
  private readonly again = element('button', 'again');
  private readonly unavailableText = element('p');
  private readonly transcript: Transcript;
  private readonly composer: Composer;
  private themed = '';

  constructor(
    private readonly root: HTMLElement,
    embedded: boolean,
    actions: Actions,
  ) {
    const header = element('header', 'header');
    const names = element('div', 'names');
    names.append(this.title, this.subtitle);
    this.end.addEventListener('click', () => actions.end());
    this.end.dataset['testid'] = 'end';
    this.minimise.addEventListener('click', () => actions.minimise());
    this.minimise.hidden = !embedded;
    header.append(names, this.end, this.minimise);
    this.banner.setAttribute('role', 'status');
    this.banner.dataset['testid'] = 'banner';
    this.again.type = 'button';
    this.again.addEventListener('click', () => actions.restart());
    this.unavailable.append(this.unavailableText, this.again);
    this.transcript = new Transcript(actions);
    this.composer = new Composer(actions);
    root.append(header, this.banner, this.transcript.root, this.unavailable, this.composer.root);
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && embedded) actions.minimise();
    });
  }

  show(shown: Shown): void {
    const placement = shown.session?.placement;
    if (placement) this.texts = textsFor(placement.language);
    const texts = this.texts;
    this.theme(shown);
    this.root.dataset['phase'] = shown.phase;
    this.root.dataset['link'] = shown.link;
    this.root.dataset['state'] = shown.chat.state;
    this.title.textContent = shown.chat.operator ?? placement?.title ?? '';
    this.subtitle.textContent = shown.phase === 'loading' ? texts.connecting : this.stateLine(shown);
    this.end.hidden = shown.chat.dialogId === null;
    label(this.end, texts.end);
    label(this.minimise, texts.close);
    this.banner.textContent = this.bannerText(shown);
    this.banner.hidden = !this.banner.textContent;
    this.unavailable.hidden = shown.phase !== 'unavailable';
    this.unavailableText.textContent = shown.full ? texts.full : texts.unavailable;
    this.again.textContent = texts.tryAgain;
    this.transcript.show(shown, texts);
    this.composer.show(shown, texts);
  }

  focus(): void {
    this.composer.focus();
  }

  isAtBottom(): boolean {
    return this.transcript.isAtBottom();
  }

  private stateLine(shown: Shown): string {
    switch (shown.chat.state) {
      case 'chat':
        return shown.session?.accountName ?? '';
      case 'waiting':
        if (shown.queue && shown.queue.dialogId === shown.chat.dialogId) {
          return this.texts.queued(shown.queue.position, shown.queue.minutes);
        }
        return shown.available ? this.texts.waiting : this.texts.noOperators;
      case 'closed':
        return this.texts.closedHint;
      case 'idle':
        return shown.available ? (shown.session?.accountName ?? '') : this.texts.noOperators;
    }
  }

  private bannerText(shown: Shown): string {
    if (shown.phase !== 'ready') return '';
    if (!navigator.onLine) return this.texts.offline;
    if (shown.link === 'reconnecting') return this.texts.reconnecting;
    if (shown.slowDownUntil > Date.now()) {
      return this.texts.slowDown(Math.ceil((shown.slowDownUntil - Date.now()) / 1_000));
    }
    return '';
  }

  private theme(shown: Shown): void {
    const colour = safeColour(shown.session?.placement.colour);
    if (colour === this.themed) return;
    this.themed = colour;
    document.documentElement.style.setProperty('--accent', colour);
    document.documentElement.style.setProperty('--on-accent', readableOn(colour));
    document.documentElement.lang = shown.session?.placement.language ?? 'en';
  }
}

export function element<K extends keyof HTMLElementTagNameMap>(tag: K, className = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  return made;
}

export function button(className: string, icon: string): HTMLButtonElement {
  const made = element('button', className);
  made.type = 'button';
  made.innerHTML = `<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">${icon}</svg>`;
  return made;
}

export function label(target: HTMLElement, text: string): void {
  target.setAttribute('aria-label', text);
  target.title = text;
}
