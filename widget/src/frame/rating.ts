import type { Shown } from './shown';
import type { Texts } from './texts';
import { element } from './view';

const STAR = 'M12 2.6l2.9 5.9 6.5.9-4.7 4.6 1.1 6.5L12 17.4l-5.8 3.1 1.1-6.5L2.6 9.4l6.5-.9z';
const SVG = 'http://www.w3.org/2000/svg';

/** Asked once a chat with an operator has ended, and not before [U-08]. */
export function asksForMark(shown: Shown): boolean {
  const { chat } = shown;
  const answered = chat.items.some(
    (item) => 'messageId' in item && item.from === 'operator' && item.dialogId === chat.lastDialogId,
  );
  return chat.state === 'closed' && answered;
}

/** Five stars as radio buttons, so that every key and every reader knows them. */
export class Rating {
  readonly root = element('fieldset', 'rating');
  private readonly question = element('legend');
  private readonly stars = element('div', 'stars');
  private readonly comment = element('div', 'line');
  private readonly words = element('input');
  private readonly send = element('button', 'plain');
  private readonly thanks = element('p', 'note');
  private texts: Texts | null = null;
  private mark = 0;
  private commented = '';
  private dialog: string | null = null;

  constructor(private readonly rate: (mark: number, comment: string | null) => Promise<void>) {
    this.thanks.setAttribute('role', 'status');
    this.words.maxLength = 1000;
    this.send.type = 'button';
    this.send.addEventListener('click', () => this.give(this.mark, this.words.value.trim() || null));
    this.comment.append(this.words, this.send);
    this.root.append(this.question, this.stars, this.thanks, this.comment);
    for (let mark = 1; mark <= 5; mark++) this.stars.append(this.star(mark));
  }

  show(shown: Shown, texts: Texts): void {
    this.texts = texts;
    this.root.hidden = !asksForMark(shown);
    if (this.root.hidden) return;
    if (this.dialog !== shown.chat.lastDialogId) {
      this.dialog = shown.chat.lastDialogId;
      this.commented = '';
      this.words.value = '';
    }
    this.mark = shown.chat.rating ?? 0;
    this.question.textContent = texts.rate;
    this.words.placeholder = texts.comment;
    this.words.setAttribute('aria-label', texts.comment);
    this.send.textContent = texts.send;
    this.comment.hidden = this.mark === 0 || this.mark > 3 || this.commented !== '';
    this.thanks.textContent = this.mark > 0 ? texts.rated : '';
    this.stars.querySelectorAll('input').forEach((input, i) => {
      input.checked = i + 1 === this.mark;
      input.setAttribute('aria-label', texts.mark(i + 1));
      input.parentElement?.classList.toggle('lit', i < this.mark);
    });
  }

  private star(mark: number): HTMLElement {
    const label = element('label', 'star');
    const input = element('input');
    input.type = 'radio';
    input.name = 'mark';
    input.dataset['testid'] = `mark-${mark}`;
    input.addEventListener('change', () => this.give(mark, null));
    const icon = document.createElementNS(SVG, 'svg');
    icon.setAttribute('viewBox', '0 0 24 24');
    icon.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', STAR);
    icon.append(path);
    label.append(input, icon);
    return label;
  }

  private give(mark: number, comment: string | null): void {
    if (mark < 1) return;
    this.rate(mark, comment).then(
      () => {
        if (comment) this.commented = comment;
        this.comment.hidden = this.comment.hidden || comment !== null;
      },
      () => {
        this.thanks.textContent = this.texts?.refused('') ?? '';
      },
    );
  }
}
