import { newId } from '../sdk/id';
import { rememberLinks } from './attachments';
import { Controller } from './controller';
import { Files } from './files';
import { whichForm } from './forms';
import { browserMemory } from './memory';
import { Page } from './page';
import { Server } from './server';
import type { Shown } from './shown';
import { Sound } from './sound';
import { View } from './view';
import { Visit } from './visit';

const query = new URLSearchParams(location.search);
const placement = query.get('placement') ?? '';
/** The page draws everything itself. */
const headless = query.has('headless');

const server = new Server(location.origin);
const memory = browserMemory(placement);
const sound = new Sound(memory);

const page = new Page(
  () => controller,
  () => visit,
  () => files,
  {
    onShown(shown) {
      opened = shown;
      if (shown) view?.focus();
      look();
    },
  },
);
let opened = !page.embedded;
/** How much was unread when the chat last looked; less than 0 for not yet. */
let heard = -1;

const view = headless
  ? null
  : new View(document.getElementById('chat') as HTMLElement, page.embedded, {
      send: (text) => controller.send(text),
      retry: (ref) => controller.retry(ref),
      typing: (text) => controller.typing(text),
      end: () => controller.end(),
      earlier: () => controller.earlier(),
      restart: () => void controller.start(),
      minimise: () => page.minimise(),
      isMuted: () => sound.muted,
      mute: (muted) => sound.mute(muted),
      atBottom: () => look(),
      attach: (chosen) => files.sendAll(chosen),
      dismiss: (uid) => files.drop(uid),
      link: rememberLinks(async (id) => {
        const token = controller.state.session?.token;
        return token === undefined ? null : ((await server.links(token, [id]))[id] ?? null);
      }, Date.now),
      card: (card) => visit.card(card),
      choose: (choice) => visit.choose(choice),
      lead: (shown) => visit.lead(shown),
      leave: (lead) => visit.leave(newId(), lead),
      mail: (email) => visit.transcript(email),
      rate: (mark, comment) => visit.rate(mark, comment),
    });

const controller: Controller = new Controller(
  placement,
  server,
  location.origin.replace(/^http/, 'ws') + '/ws/visitor',
  memory,
  (shown) => {
    if (view && newsFor(shown)) sound.play();
    view?.show(shown);
    page.show(shown);
  },
);
const visit = new Visit(
  controller,
  (happening) => page.tell(happening),
  () => !headless && whichForm(controller.state, false) === 'before',
);
controller.lead = (url) => page.tell({ name: 'teleport', value: { url } });
const files = new Files(location.origin, controller, (uid, part) =>
  page.tell({ name: 'file-progress', value: { uid, part } }),
);

function look(): void {
  controller.look(opened && document.visibilityState === 'visible' && (view?.isAtBottom() ?? false));
}

/** Something was written that nobody is looking at. */
function newsFor(shown: Shown): boolean {
  const more = shown.phase === 'ready' && heard >= 0 && shown.unread > heard;
  if (shown.phase === 'ready') heard = shown.unread;
  return more && !(opened && document.visibilityState === 'visible');
}

document.addEventListener('visibilitychange', look);
page.listen();
// Whom the site has signed for is nobody else for a moment; a page that breaks its word is not waited for.
if (query.has('identified')) setTimeout(() => controller.state.session ?? void controller.start().then(look), 3_000);
else void controller.start().then(look);
