import { ParleyError, type CardField, type ChatChoice } from '../sdk/types';
import { missing } from './card';
import type { Shown } from './shown';
import { nameOf, type Texts } from './texts';
import type { Lead } from './visit';
import { element } from './view';

export interface FormActions {
  card(card: { name?: string; email?: string; phone?: string }): Promise<void>;
  choose(choice: ChatChoice): void;
  lead(shown: boolean): void;
  leave(lead: Lead): Promise<unknown>;
  mail(email: string): Promise<void>;
  rate(mark: number, comment: string | null): Promise<void>;
}

type Which = 'none' | 'before' | 'lead' | 'mail';

const TYPES: Record<CardField, { type: string; autocomplete: AutoFill }> = {
  name: { type: 'text', autocomplete: 'name' },
  email: { type: 'email', autocomplete: 'email' },
  phone: { type: 'tel', autocomplete: 'tel' },
};

/** Which form stands in place of the conversation; the one for mail only where the visitor asked for it. */
export function whichForm(shown: Shown, mailWanted: boolean): Which {
  const placement = shown.session?.placement;
  if (shown.phase !== 'ready' || !placement) return 'none';
  if (shown.stage === 'lead') return 'lead';
  if (mailWanted) return 'mail';
  if (shown.chat.dialogId !== null || shown.outbox.length > 0) return 'none';
  const asked = missing(placement.requiredInfo ?? [], shown.card).length > 0;
  const language = (placement.languages?.length ?? 0) > 1 && shown.language === null;
  const department = (placement.departments?.length ?? 0) > 1 && shown.departmentId === null;
  return asked || language || department ? 'before' : 'none';
}

/** The forms of the frame: before a chat, for leaving a message, and for having the conversation sent by mail. */
export class Forms {
  readonly root = element('form', 'form');
  private readonly heading = element('h2', 'heading');
  private readonly body = element('div', 'fields');
  private readonly note = element('p', 'note');
  private readonly submit = element('button', 'primary');
  private readonly cancel = element('button', 'plain');
  private drawn = '';
  private mailWanted = false;
  private which: Which = 'none';
  private texts: Texts | null = null;

  /** @param changed to be called when another form is wanted */
  constructor(
    private readonly actions: FormActions,
    private readonly changed: () => void,
  ) {
    this.root.noValidate = false;
    this.note.setAttribute('role', 'status');
    this.submit.type = 'submit';
    this.cancel.type = 'button';
    this.cancel.addEventListener('click', () => this.leave());
    const buttons = element('div', 'buttons');
    buttons.append(this.submit, this.cancel);
    this.root.append(this.heading, this.body, this.note, buttons);
    this.root.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.send();
    });
  }

  askForMail(): void {
    this.mailWanted = true;
    this.changed();
    this.focus();
  }

  /** True when a form stands in place of the conversation. */
  show(shown: Shown, texts: Texts): boolean {
    this.texts = texts;
    this.which = whichForm(shown, this.mailWanted);
    this.root.hidden = this.which === 'none';
    this.root.dataset['form'] = this.which;
    const wanted = shown.session?.placement.requiredInfo ?? [];
    const asked = missing(wanted, shown.card);
    const key = `${this.which}/${asked.join()}/${texts.send}`;
    if (this.which !== 'none' && key !== this.drawn) this.draw(shown, texts, asked);
    // What was typed stays while the form is away for a moment, such as while the chat connects anew.
    if (this.which !== 'none') this.drawn = key;
    return this.which !== 'none';
  }

  focus(): void {
    this.root.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }

  private draw(shown: Shown, texts: Texts, asked: CardField[]): void {
    this.note.textContent = '';
    this.cancel.textContent = texts.cancel;
    this.cancel.hidden = this.which === 'before';
    const placement = shown.session?.placement;
    switch (this.which) {
      case 'before': {
        this.heading.textContent = texts.beforeChat;
        this.submit.textContent = texts.begin;
        const languages = (placement?.languages ?? []).map((each) => [each, nameOf(each)] as const);
        const departments = (placement?.departments ?? []).map((each) => [each.departmentId, each.name] as const);
        const choices = [
          ...(languages.length > 1 ? [chooser('language', texts.language, languages, placement?.language ?? '')] : []),
          ...(departments.length > 1 ? [chooser('department', texts.department, departments, '', texts.choose)] : []),
        ];
        this.body.replaceChildren(...choices, ...asked.map((field) => input(field, texts, true)), ...consent(placement?.consentText));
        break;
      }
      case 'lead':
        this.heading.textContent = texts.leaveHint;
        this.submit.textContent = texts.leave;
        this.body.replaceChildren(
          ...(['name', 'email', 'phone'] as const)
            .filter((field) => !known(shown, field))
            .map((field) => input(field, texts, field === 'email')),
          area(texts),
          ...consent(placement?.consentText),
        );
        break;
      case 'mail': {
        this.heading.textContent = texts.mailHint;
        this.submit.textContent = texts.send;
        const email = input('email', texts, true);
        (email.querySelector('input') as HTMLInputElement).value = shown.card.emails[0] ?? '';
        this.body.replaceChildren(email);
        break;
      }
      case 'none':
        break;
    }
  }

  private async send(): Promise<void> {
    const values = Object.fromEntries(new FormData(this.root)) as Record<string, string>;
    const { language, department, message = '', ...card } = values;
    this.submit.disabled = true;
    this.note.textContent = '';
    try {
      switch (this.which) {
        case 'before':
          if (Object.keys(card).length > 0) await this.actions.card(card);
          if (language || department) {
            this.actions.choose({ ...(language ? { language } : {}), ...(department ? { departmentId: department } : {}) });
          }
          break;
        case 'lead':
          await this.actions.leave({ ...card, text: message });
          this.actions.lead(false);
          break;
        case 'mail':
          await this.actions.mail(card['email'] ?? '');
          this.mailWanted = false;
          this.changed();
          break;
        case 'none':
          break;
      }
      this.drawn = '';
    } catch (error) {
      this.note.textContent = this.texts?.refused(error instanceof ParleyError ? error.code : '') ?? '';
    } finally {
      this.submit.disabled = false;
    }
  }

  private leave(): void {
    this.drawn = '';
    this.mailWanted = false;
    if (this.which === 'lead') this.actions.lead(false);
    this.changed();
  }
}

function known(shown: Shown, field: CardField): boolean {
  return missing([field], shown.card).length === 0;
}

function input(field: CardField, texts: Texts, required: boolean): HTMLElement {
  const made = element('input');
  made.name = field;
  made.type = TYPES[field].type;
  made.autocomplete = TYPES[field].autocomplete;
  made.required = required;
  made.maxLength = 200;
  made.dataset['testid'] = `field-${field}`;
  return labelled(texts[field], made);
}

function area(texts: Texts): HTMLElement {
  const made = element('textarea');
  made.name = 'message';
  made.required = true;
  made.rows = 3;
  made.maxLength = 4096;
  made.dataset['testid'] = 'field-message';
  return labelled(texts.message, made);
}

/**
 * @param present what is chosen already; empty where the visitor has to choose
 * @param nothing what stands there while nothing is chosen
 */
function chooser(
  name: string,
  text: string,
  options: readonly (readonly [value: string, label: string])[],
  present: string,
  nothing = '',
): HTMLElement {
  const made = element('select');
  made.name = name;
  made.required = true;
  made.dataset['testid'] = `field-${name}`;
  const empty: readonly (readonly [string, string])[] = present ? [] : [['', nothing]];
  made.append(
    ...[...empty, ...options].map(([value, label]) => {
      const option = element('option');
      option.value = value;
      option.textContent = label;
      option.selected = value === present;
      return option;
    }),
  );
  return labelled(text, made);
}

function labelled(text: string, control: HTMLElement): HTMLElement {
  const label = element('label', 'field');
  const words = element('span');
  words.textContent = text;
  label.append(words, control);
  return label;
}

function consent(text: string | undefined): HTMLElement[] {
  if (!text) return [];
  const line = element('p', 'consent');
  line.textContent = text;
  return [line];
}
