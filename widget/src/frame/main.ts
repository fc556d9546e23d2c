import { readToFrame, type ToPage } from '../bridge/messages';
import { Controller, type Shown } from './controller';
import { browserMemory } from './memory';
import { Server } from './server';
import { View } from './view';

const placement = new URLSearchParams(location.search).get('placement') ?? '';
const embedded = window.parent !== window;
/** The page's exact origin, known from the first message of the window that embeds us. */
let page: string | null = null;
let opened = !embedded;
let before: Shown | null = null;

const view = new View(document.getElementById('chat') as HTMLElement, embedded, {
  send: (text) => controller.send(text),
  retry: (ref) => controller.retry(ref),
  typing: (text) => controller.typing(text),
  end: () => controller.end(),
  earlier: () => controller.earlier(),
  restart: () => void controller.start(),
  minimise: () => tell({ parley: 1, type: 'close' }),
  atBottom: () => look(),
});

const controller = new Controller(
  placement,
  new Server(location.origin),
  location.origin.replace(/^http/, 'ws') + '/ws/visitor',
  browserMemory(placement),
  (shown) => {
    view.show(shown);
    if (before?.chat.state !== shown.chat.state) tell({ parley: 1, type: 'state', state: shown.chat.state });
    if (before?.unread !== shown.unread) tell({ parley: 1, type: 'unread', count: opened ? 0 : shown.unread });
    if (before?.available !== shown.available) tell({ parley: 1, type: 'availability', available: shown.available });
    before = shown;
  },
);

function tell(message: ToPage): void {
  if (!embedded) return;
  // Before the page has spoken nothing is known of it, and only «ready», which says nothing, goes to anybody.
  if (page) window.parent.postMessage(message, page);
  else if (message.type === 'ready') window.parent.postMessage(message, '*');
}

function look(): void {
  controller.look(opened && document.visibilityState === 'visible' && view.isAtBottom());
}

window.addEventListener('message', (event) => {
  if (event.source !== window.parent || !embedded) return;
  const message = readToFrame(event.data);
  if (!message) return;
  page ??= event.origin;
  if (event.origin !== page) return;
  switch (message.type) {
    case 'page':
      controller.pageUrl = message.url.slice(0, 2_000);
      break;
    case 'opened':
      opened = true;
      view.focus();
      tell({ parley: 1, type: 'unread', count: 0 });
      look();
      break;
    case 'closed':
      opened = false;
      look();
      break;
  }
});
document.addEventListener('visibilitychange', look);

tell({ parley: 1, type: 'ready', state: 'idle' });
void controller.start().then(look);
