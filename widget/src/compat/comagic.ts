import type { Chat } from '../sdk/types';
import { ComagicChat, preload } from './comagic-chat';
import { ComagicWidget, type WidgetOptions } from './comagic-widget';

type Templates = Record<string, string>;
type Controller = (settings: Record<string, unknown>, templates: Templates) => void;

/** The form for leaving a message, `consultant_offline_message`. */
export class ComagicLead extends ComagicWidget {
  constructor(chat: Chat, options: WidgetOptions) {
    super('consultant_offline_message', chat, options);
  }

  sendRequest(request: { name?: string; email?: string; phone?: string; message: string }): void {
    const { message, name, email, phone } = request;
    const lead = { text: message, ...(name ? { name } : {}), ...(email ? { email } : {}), ...(phone ? { phone } : {}) };
    const answered = (success: boolean) =>
      this.events.emit('sendofflinerequest', { success, info: { title: '', message: '' } });
    this.chat.leaveMessage(lead).then(
      () => answered(true),
      () => answered(false),
    );
  }

  protected override shown(visible: boolean): void {
    this.chat.showLead(visible);
  }
}

/** The global object of sites that were written for Comagic or UIS. */
export interface Comagic {
  UI: {
    registerViewController(name: string, controller: Controller): void;
    createWidget(name: string, options?: WidgetOptions): ComagicWidget;
  };
  openChatWindow(): void;
  getOperatorStatus(): boolean;
  /** The form for leaving a message, in Parley's window where the page has none of its own. */
  openSiteRequestPanel(): void;
  /** The code by which operators find the visitor; null until it is known. */
  getVisitorId(): string | null;
  /** What the page remembers for itself until it is left. */
  setProperty(name: string, value: unknown): void;
  getProperty(name: string): unknown;
  hasProperty(name: string): boolean;
  deleteProperty(name: string): void;
  /** Does nothing: pages that change their address are noticed by themselves. */
  reinitTrackView(): void;
  /** Does nothing: Parley counts no goals of a site. */
  trackEvent(category: string, action: string, name?: string, value?: number): void;
  addVisitorInfo(info: { name?: string; email?: string; phone?: string }, done?: (answer: { success: boolean }) => void): void;
  addOfflineRequest(
    request: { name?: string; email?: string; phone?: string; message: string },
    done?: (answer: { success: boolean }) => void,
  ): void;
}

/**
 * Installs `Comagic` where the page has none.
 *
 * @param begin puts the chat on the page; its argument is what the button does
 * @param withBody waits for a page that has a body
 */
export function installComagic(
  target: Window & { Comagic?: Comagic },
  begin: (toggle: () => void) => Chat,
  withBody: (start: () => void) => void,
): void {
  if (target.Comagic) return;
  let chat: Chat | null = null;
  const controllers = new Set<string>();
  const widgets: ComagicWidget[] = [];
  const properties = new Map<string, unknown>();
  const find = <T extends ComagicWidget>(kind: new (...args: never[]) => T) =>
    widgets.find((widget): widget is T => widget instanceof kind);
  const present = () => (chat ??= begin(toggle));

  function toggle() {
    const widget = find(ComagicChat);
    if (!widget) return;
    if (widget.isVisible()) widget.hide();
    else comagic.openChatWindow();
  }

  function answer(action: Promise<unknown>, done?: (answer: { success: boolean }) => void) {
    action.then(
      () => done?.({ success: true }),
      () => done?.({ success: false }),
    );
  }

  const comagic: Comagic = {
    UI: {
      registerViewController(name, controller) {
        if (controllers.has(name)) throw new Error(`a controller named ${name} is registered already`);
        controllers.add(name);
        if (name !== 'consultant') return;
        withBody(() => {
          const begun = present();
          void begun.ready
            .then(() => preload(begun).catch(() => undefined))
            .then(() => controller({ language: language() }, templatesOf(document)));
        });
      },
      createWidget(name, options = {}) {
        const widget = make(name, options);
        widgets.push(widget);
        return widget;
      },
    },
    openChatWindow() {
      const lead = find(ComagicLead);
      if (lead && !present().isAvailable()) lead.show();
      else find(ComagicChat)?.show();
    },
    getOperatorStatus: () => chat?.isAvailable() ?? false,
    openSiteRequestPanel() {
      const lead = find(ComagicLead);
      if (lead) lead.show();
      else {
        present().showLead(true);
        present().show();
      }
    },
    getVisitorId: () => chat?.code ?? null,
    setProperty: (name, value) => void properties.set(name, value),
    getProperty: (name) => properties.get(name),
    hasProperty: (name) => properties.has(name),
    deleteProperty: (name) => void properties.delete(name),
    reinitTrackView: () => undefined,
    trackEvent: () => undefined,
    addVisitorInfo: (info, done) => answer(present().setVisitorCard(info), done),
    addOfflineRequest: ({ message, ...card }, done) => answer(present().leaveMessage({ ...card, text: message }), done),
  };

  function language(): string {
    return present().language;
  }

  function make(name: string, options: WidgetOptions): ComagicWidget {
    switch (name) {
      case 'consultant_chat':
        return new ComagicChat(present(), options, language);
      case 'consultant_offline_message':
        return new ComagicLead(present(), options);
      default:
        return new ComagicWidget(name, present(), options);
    }
  }

  target.Comagic = comagic;
  withBody(() => void present());
}

/** The page's own templates: each `<template data-comagic="chat">` by its name. */
function templatesOf(page: Document): Templates {
  const templates: Templates = { chat: '', offline_message: '' };
  page.querySelectorAll<HTMLTemplateElement>('template[data-comagic]').forEach((template) => {
    templates[template.dataset['comagic'] ?? ''] = template.innerHTML;
  });
  return templates;
}
