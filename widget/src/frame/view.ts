import { readableOn, safeColour } from '../loader/appearance';
import type { FindLink } from './attachments';
import { Composer } from './composer';
import { Forms, type FormActions } from './forms';
import { pictureAddress } from './protocol';
import { Rating } from './rating';
import type { Shown } from './shown';
import { Transcript } from './transcript';
import { directionOf, textsFor, type Texts } from './texts';

export interface Actions extends FormActions {
  send(text: string): boolean;
  retry(ref: string): void;
  typing(text: string): void;
  end(): void;
  earlier(): Promise<void>;
  restart(): void;
  minimise(): void;
  isMuted(): boolean;
  mute(muted: boolean): void;
  atBottom(): void;
  attach(files: Iterable<File>): void;
  dismiss(uid: string): void;
  link: FindLink;
}

/** A bell, and a line through it that only shows where the sound is off. */
const BELL =
  '<path d="M6 17h12l-1.5-2V11a4.5 4.5 0 0 0-9 0v4zM10 19.5a2 2 0 0 0 4 0" stroke="currentColor" stroke-width="2" fill="none" stroke-linejoin="round"/><path class="strike" d="M4 4l16 16" stroke="currentColor" stroke-width="2" stroke-linecap="round"/>';

/** The whole frame: header, state line, transcript, composer. */
export class View {
  private texts: Texts = textsFor(navigator.language.slice(0, 2));
  private readonly face = element('img', 'face');
  private readonly title = element('h1', 'title');
  private readonly subtitle = element('p', 'subtitle');
  private readonly end = button('icon', '<path d="M6 6l12 12M18 6L6 18" stroke="currentColor" stroke-width="2" stroke-linecap="round"/>');
  private readonly minimise = button('icon', '<path d="M6 9l6 6 6-6" stroke="currentColor" stroke-width="2" fill="none" stroke-linecap="round" stroke-linejoin="round"/>');
  private readonly mail = button('icon', '<path d="M4 6h16v12H4zM4 7l8 6 8-6" stroke="currentColor" stroke-width="2" fill="none" stroke-linejoin="round"/>');
  private readonly sound = button('icon sound', BELL);
  private readonly banner = element('p', 'banner');
  private readonly leave = element('button', 'offer');
  private readonly drop = element('p', 'drop');
  private readonly forms: Forms;
  private readonly rating: Rating;
  private last: Shown | null = null;
  private readonly unavailable = element('div', 'unavailable');
  private readonly again = element('button', 'again');
  private readonly unavailableText = element('p');
  private readonly transcript: Transcript;
  private readonly composer: Composer;
  private themed = '';
  private said = '';

  constructor(
    private readonly root: HTMLElement,
    embedded: boolean,
    private readonly actions: Actions,
  ) {
    const header = element('header', 'header');
    const names = element('div', 'names');
    names.append(this.title, this.subtitle);
    this.end.addEventListener('click', () => actions.end());
    this.end.dataset['testid'] = 'end';
    this.minimise.addEventListener('click', () => actions.minimise());
    this.minimise.hidden = !embedded;
    this.sound.dataset['testid'] = 'sound';
    this.sound.addEventListener('click', () => {
      actions.mute(!actions.isMuted());
      this.soundOff(actions.isMuted());
    });
    this.mail.dataset['testid'] = 'mail';
    this.mail.addEventListener('click', () => this.forms.askForMail());
    this.face.alt = '';
    this.face.hidden = true;
    this.face.dataset['testid'] = 'face';
    // A picture that does not come leaves no hole.
    this.face.addEventListener('error', () => (this.face.hidden = true));
    header.append(this.face, names, this.sound, this.mail, this.end, this.minimise);
    this.leave.type = 'button';
    this.leave.dataset['testid'] = 'leave';
    this.leave.addEventListener('click', () => actions.lead(true));
    this.drop.hidden = true;
    this.forms = new Forms(
      {
        ...actions,
        mail: async (email) => {
          await actions.mail(email);
          this.say(this.texts.mailSent(email));
        },
        leave: async (lead) => {
          await actions.leave(lead);
          this.say(this.texts.left);
        },
      },
      () => this.last && this.show(this.last),
    );
    this.rating = new Rating((mark, comment) => actions.rate(mark, comment));
    this.banner.setAttribute('role', 'status');
    this.banner.dataset['testid'] = 'banner';
    this.again.type = 'button';
    this.again.addEventListener('click', () => actions.restart());
    this.unavailable.append(this.unavailableText, this.again);
    this.transcript = new Transcript(actions);
    this.composer = new Composer(actions);
    this.transcript.root.append(this.rating.root);
    root.append(header, this.banner, this.forms.root, this.transcript.root, this.unavailable, this.leave, this.composer.root, this.drop);
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && embedded) actions.minimise();
    });
    this.takeDrops(actions);
  }

  show(shown: Shown): void {
    this.last = shown;
    const placement = shown.session?.placement;
    if (placement) this.texts = textsFor(shown.language ?? placement.language);
    const texts = this.texts;
    this.theme(shown);
    this.root.dataset['phase'] = shown.phase;
    this.root.dataset['link'] = shown.link;
    this.root.dataset['state'] = shown.chat.state;
    this.title.textContent = shown.chat.operator?.name ?? placement?.title ?? '';
    const position = shown.chat.operator?.position;
    const line = shown.phase === 'loading' ? texts.connecting : this.stateLine(shown);
    this.subtitle.textContent = position ? `${position} · ${line}` : line;
    this.showFace(shown);
    this.end.hidden = shown.chat.dialogId === null;
    this.sound.hidden = this.end.hidden;
    this.soundOff(this.actions.isMuted());
    label(this.end, texts.end);
    label(this.minimise, texts.close);
    this.banner.textContent = this.bannerText(shown);
    this.banner.hidden = !this.banner.textContent;
    this.unavailable.hidden = shown.phase !== 'unavailable';
    this.unavailableText.textContent = shown.full ? texts.full : texts.unavailable;
    this.again.textContent = texts.tryAgain;
    label(this.mail, texts.mail);
    this.mail.hidden = shown.chat.lastDialogId === null || shown.phase !== 'ready' || placement?.historyByMail === false;
    const form = this.forms.show(shown, texts);
    this.root.dataset['form'] = String(form);
    this.transcript.root.hidden = form;
    this.rating.show(shown, texts);
    this.composer.show(shown, texts);
    if (form) this.composer.root.hidden = true;
    this.leave.textContent = texts.leaveMessage;
    this.leave.hidden = form || shown.phase !== 'ready' || shown.available || shown.chat.state === 'chat';
    this.drop.textContent = texts.dropHere;
    // Last, because it keeps to its end, and everything around it says how high it is.
    this.transcript.show(shown, texts);
  }

  focus(): void {
    if (this.forms.root.hidden) this.composer.focus();
    else this.forms.focus();
  }

  private soundOff(muted: boolean): void {
    this.sound.classList.toggle('off', muted);
    label(this.sound, muted ? this.texts.unmute : this.texts.mute);
  }

  /** Whoever answers, else the account's own logo [W-02, U-10]. */
  private showFace(shown: Shown): void {
    const logo = shown.session?.logo;
    const address = shown.chat.operator?.avatar ?? (logo ? pictureAddress(logo) : '');
    if ((this.face.getAttribute('src') ?? '') === address) return;
    this.face.hidden = !address;
    this.face.classList.toggle('logo', !shown.chat.operator?.avatar);
    if (address) this.face.src = address;
    else this.face.removeAttribute('src');
  }

  /** Said once in the banner, and again only when it happens again. */
  private say(text: string): void {
    this.said = text;
    if (this.last) this.show(this.last);
    setTimeout(() => {
      if (this.said === text) this.said = '';
      if (this.last) this.show(this.last);
    }, 6_000);
  }

  /** Files dropped anywhere in the frame are sent; they must never replace the chat. */
  private takeDrops(actions: Actions): void {
    const carries = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    document.addEventListener('dragover', (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      this.drop.hidden = this.composer.root.hidden;
    });
    document.addEventListener('dragleave', (event) => {
      if (event.relatedTarget === null) this.drop.hidden = true;
    });
    document.addEventListener('drop', (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      this.drop.hidden = true;
      if (!this.composer.root.hidden) actions.attach(Array.from(event.dataTransfer?.files ?? []));
    });
  }

  isAtBottom(): boolean {
    return this.transcript.isAtBottom();
  }

  private stateLine(shown: Shown): string {
    switch (shown.chat.state) {
      case 'chat':
        return shown.session?.accountName ?? '';
      case 'waiting':
        if (shown.chat.bot) return this.texts.bot;
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
    return this.said;
  }

  private theme(shown: Shown): void {
    const colour = safeColour(shown.session?.placement.colour);
    const language = shown.language ?? shown.session?.placement.language ?? 'en';
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
    if (colour === this.themed) return;
    this.themed = colour;
    document.documentElement.style.setProperty('--accent', colour);
    document.documentElement.style.setProperty('--on-accent', readableOn(colour));
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
