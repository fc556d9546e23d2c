import type { Shown } from './shown';
import { TEXT_LIMIT } from './protocol';
import type { Texts } from './texts';
import { type Actions, button, element, label } from './view';

/** Where the visitor writes: Enter sends, Shift+Enter breaks the line. */
export class Composer {
  readonly root = element('form', 'composer');
  private readonly input = element('textarea');
  private readonly submit = button('send', '<path fill="currentColor" d="M3.4 20.4 21 12 3.4 3.6 3 10l11 2-11 2z"/>');
  private readonly attach = button('attach', '<path d="M8 12.5l6-6a3 3 0 0 1 4.2 4.2l-7.8 7.8a5 5 0 0 1-7-7L11 3.8" transform="translate(1 1)" stroke="currentColor" stroke-width="2" fill="none" stroke-linecap="round"/>');
  private readonly files = element('input');
  private readonly warning = element('p', 'warning');
  private readonly consent = element('p', 'consent');
  private texts: Texts | null = null;

  constructor(private readonly actions: Actions) {
    this.input.rows = 1;
    this.input.dataset['testid'] = 'input';
    this.input.enterKeyHint = 'send';
    this.submit.type = 'submit';
    this.submit.dataset['testid'] = 'send';
    this.warning.hidden = true;
    this.warning.setAttribute('role', 'alert');
    const line = element('div', 'line');
    this.files.type = 'file';
    this.files.multiple = true;
    this.files.hidden = true;
    this.files.dataset['testid'] = 'files';
    this.files.addEventListener('change', () => {
      actions.attach(Array.from(this.files.files ?? []));
      this.files.value = '';
    });
    this.attach.dataset['testid'] = 'attach';
    this.attach.addEventListener('click', () => this.files.click());
    line.append(this.attach, this.files, this.input, this.submit);
    this.root.append(this.warning, line, this.consent);
    this.input.addEventListener('paste', (event) => {
      const files = Array.from(event.clipboardData?.files ?? []);
      if (files.length === 0) return;
      event.preventDefault();
      actions.attach(files);
    });
    this.root.addEventListener('submit', (event) => {
      event.preventDefault();
      this.send();
    });
    this.input.addEventListener('keydown', (event) => {
      // While an input method composes, Enter chooses a word.
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.send();
      }
    });
    this.input.addEventListener('input', () => {
      this.fit();
      this.actions.typing(this.input.value);
    });
  }

  show(shown: Shown, texts: Texts): void {
    this.texts = texts;
    this.root.hidden = shown.phase !== 'ready';
    this.input.placeholder = texts.placeholder;
    this.input.setAttribute('aria-label', texts.placeholder);
    label(this.submit, texts.send);
    label(this.attach, texts.attach);
    const consent = shown.session?.placement.consentText ?? '';
    this.consent.textContent = consent;
    this.consent.hidden = !consent || shown.chat.dialogId !== null;
  }

  focus(): void {
    this.input.focus();
  }

  private send(): void {
    if (this.actions.send(this.input.value)) {
      this.input.value = '';
      this.fit();
    }
    this.input.focus();
  }

  private fit(): void {
    this.input.style.height = 'auto';
    this.input.style.height = `${Math.min(this.input.scrollHeight, 140)}px`;
    const over = this.input.value.trim().length - TEXT_LIMIT;
    this.warning.hidden = over <= 0;
    this.warning.textContent = over > 0 && this.texts ? this.texts.tooLong(over) : '';
    this.submit.disabled = over > 0;
  }
}
