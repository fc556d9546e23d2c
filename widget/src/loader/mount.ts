import { readToPage, type ChatStateName, type ToFrame } from '../bridge/messages';
import { appearanceOf, type Appearance } from './appearance';

/** What a site's own script can do with the chat. */
export interface Chat {
  open(): void;
  close(): void;
  readonly isOpen: boolean;
  readonly state: ChatStateName;
  on(event: 'open' | 'close' | 'state' | 'unread' | 'availability', listener: (value?: unknown) => void): () => void;
}

const REMEMBERED = 'parley.opened';

export function mount(origin: string, placement: string): Chat {
  const listeners = new Map<string, Set<(value?: unknown) => void>>();
  const host = document.createElement('div');
  host.setAttribute('data-parley', '');
  // A shadow keeps the page's style sheets out and ours in.
  const shadow = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  const button = document.createElement('button');
  const badge = document.createElement('span');
  const holder = document.createElement('div');
  let frame: HTMLIFrameElement | null = null;
  let open = false;
  let state: ChatStateName = 'idle';
  let labels = appearanceOf({}).labels;

  button.type = 'button';
  button.className = 'button';
  button.setAttribute('aria-expanded', 'false');
  button.innerHTML =
    '<svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true"><path fill="currentColor" d="M12 3C6.9 3 3 6.5 3 10.9c0 2.4 1.2 4.5 3 5.9V21l3.8-2.3c.7.1 1.4.2 2.2.2 5.1 0 9-3.5 9-8S17.1 3 12 3z"/></svg>';
  badge.className = 'badge';
  badge.hidden = true;
  button.append(badge);
  holder.className = 'holder';
  holder.hidden = true;
  button.hidden = true;
  shadow.append(style, holder, button);
  document.body.append(host);
  paint(appearanceOf({}));

  const emit = (event: string, value?: unknown) => {
    listeners.get(event)?.forEach((listener) => {
      try {
        listener(value);
      } catch (error) {
        console.error(error);
      }
    });
  };

  function paint(look: Appearance) {
    labels = look.labels;
    style.textContent = look.css;
    button.setAttribute('aria-label', open ? labels.close : labels.open);
  }

  function tell(message: ToFrame) {
    frame?.contentWindow?.postMessage(message, origin);
  }

  function ensureFrame() {
    if (frame) return;
    frame = document.createElement('iframe');
    frame.title = labels.title;
    frame.allow = 'clipboard-write';
    frame.src = `${origin}/widget/frame/?placement=${encodeURIComponent(placement)}`;
    holder.append(frame);
  }

  function setOpen(next: boolean) {
    if (open === next) return;
    open = next;
    if (open) ensureFrame();
    holder.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    button.setAttribute('aria-label', open ? labels.close : labels.open);
    button.classList.toggle('open', open);
    remember();
    tell(open ? { parley: 1, type: 'opened' } : { parley: 1, type: 'closed' });
    if (open) frame?.focus();
    else button.focus();
    emit(open ? 'open' : 'close');
  }

  function remember() {
    try {
      localStorage.setItem(REMEMBERED, '1');
    } catch {
      // A page that may not store anything still has a chat.
    }
  }

  function remembered(): boolean {
    try {
      return localStorage.getItem(REMEMBERED) === '1';
    } catch {
      return false;
    }
  }

  window.addEventListener('message', (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== origin) return;
    const message = readToPage(event.data);
    if (!message) return;
    switch (message.type) {
      case 'ready':
        state = message.state;
        tell({ parley: 1, type: 'page', url: location.href, title: document.title });
        tell(open ? { parley: 1, type: 'opened' } : { parley: 1, type: 'closed' });
        break;
      case 'state':
        state = message.state;
        emit('state', state);
        break;
      case 'unread':
        badge.hidden = message.count === 0;
        badge.textContent = message.count > 9 ? '9+' : String(message.count);
        emit('unread', message.count);
        break;
      case 'availability':
        emit('availability', message.available);
        break;
      case 'close':
        setOpen(false);
        break;
    }
  });
  button.addEventListener('click', () => setOpen(!open));

  fetch(`${origin}/channels/web/placements/${encodeURIComponent(placement)}`)
    .then((answer) => (answer.ok ? (answer.json() as Promise<Record<string, unknown>>) : null))
    .then((look) => {
      // A placement that does not exist shows nothing at all rather than a button that leads nowhere.
      if (!look) return;
      paint(appearanceOf(look));
      button.hidden = false;
      if (remembered()) ensureFrame();
    })
    .catch(() => undefined);

  return {
    open: () => setOpen(true),
    close: () => setOpen(false),
    get isOpen() {
      return open;
    },
    get state() {
      return state;
    },
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener));
      return () => set.delete(listener);
    },
  };
}
