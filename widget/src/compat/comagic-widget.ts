import { Emitter } from '../sdk/emitter';
import type { Chat } from '../sdk/types';

/** What a page hands to `createWidget`. */
export interface WidgetOptions {
  settings?: Record<string, unknown>;
  /** HTML of the page's own; left out for Parley's window. */
  template?: string;
}

export type Events = Record<string, unknown>;

/** What all widgets of the older framework have: rendering, showing, hiding, and events that can be taken back. */
export class ComagicWidget {
  /** The page's own template on the page; null before `render` and where Parley's window is used. */
  element: HTMLElement | null = null;
  protected readonly events = new Emitter<Events>();
  private rendered = false;
  private visible = false;

  constructor(
    readonly name: string,
    protected readonly chat: Chat,
    protected readonly options: WidgetOptions,
  ) {}

  on(event: string, listener: (value?: unknown) => unknown): this {
    this.events.on(event, listener);
    return this;
  }

  un(event: string, listener: (value?: unknown) => unknown): this {
    this.events.off(event, listener);
    return this;
  }

  /** Puts the template on the page, hidden until `show`. */
  render(target: Element = document.body): this {
    if (this.rendered || !this.events.emit('beforerender', undefined)) return this;
    this.rendered = true;
    if (this.options.template) {
      this.element = document.createElement('div');
      this.element.className = `comagic-widget ${this.name}`;
      this.element.hidden = true;
      this.element.innerHTML = this.options.template;
      target.append(this.element);
    }
    this.events.emit('render', undefined);
    return this;
  }

  isVisible(): boolean {
    return this.visible;
  }

  show(): void {
    if (!this.rendered || this.visible || !this.events.emit('beforeshow', undefined)) return;
    this.visible = true;
    if (this.element) this.element.hidden = false;
    else this.chat.show();
    this.shown(true);
    this.events.emit('show', undefined);
  }

  hide(): void {
    if (!this.visible || !this.events.emit('beforehide', undefined)) return;
    this.visible = false;
    if (this.element) this.element.hidden = true;
    else this.chat.hide();
    this.shown(false);
    this.events.emit('hide', undefined);
  }

  destroy(): void {
    if (!this.events.emit('beforedestroy', undefined)) return;
    this.element?.remove();
    this.events.emit('destroy', undefined);
    this.events.clear();
  }

  /** What else being seen means for a kind of widget. */
  protected shown(_visible: boolean): void {
    // Nothing for most.
  }

  /** Does something that may be refused; the older interface knows no refusals, so they come as an event. */
  protected attempt(action: Promise<unknown>): void {
    action.catch((error: unknown) => {
      this.events.emit('error', { code: (error as { code?: string }).code ?? 'internal-error' });
    });
  }
}
