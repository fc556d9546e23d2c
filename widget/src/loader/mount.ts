import { Client } from '../sdk/client';
import { newId } from '../sdk/id';
import { framePort } from '../sdk/port';
import { ParleyError, type Chat, type ChatOptions, type Identity } from '../sdk/types';
import { appearanceOf, type Appearance } from './appearance';
import { button as makeButton, styler } from './button';
import { isChosen, seedOf } from './chosen';
import { follow } from './live';
import { teaser } from './teaser';
import { titleAlert } from './title';

const REMEMBERED = 'parley.opened';

/** What a layer over the chat may change of how it is shown. */
export interface Dressing {
  /** Loads the frame at once rather than when it is needed. */
  eager?: boolean;
  /** What the button does instead of opening the window. */
  toggle?: () => void;
}

/** Puts the chat on the page: a button, a window behind it, and the SDK over both. */
export function mount(origin: string, options: ChatOptions, dressing: Dressing = {}): Chat {
  const client = new Client(options, () => ensureFrame(), () => setShown(false));
  const host = document.createElement('div');
  host.setAttribute('data-parley', '');
  // A shadow keeps the page's style sheets out and ours in.
  const shadow = host.attachShadow({ mode: 'open' });
  const style = styler(shadow);
  const { root: button, badge } = makeButton();
  const holder = document.createElement('div');
  const invitation = teaser(
    () => labels,
    (accepted) => {
      invitation.hide();
      void client.call('answerInvite', { accepted }).catch(() => undefined);
      if (accepted) setShown(true);
    },
  );
  let frame: HTMLIFrameElement | null = null;
  let shown = false;
  let gone = false;
  let labels = appearanceOf({}).labels;
  let stopFollowing: (() => void) | null = null;
  let chosen = false;

  holder.className = 'holder';
  holder.hidden = true;
  button.hidden = true;
  shadow.append(holder, invitation.root, button);
  document.body.append(host);
  paint(appearanceOf({}));

  function paint(look: Appearance) {
    labels = look.labels;
    style(look.css);
    button.setAttribute('aria-label', shown ? labels.close : labels.open);
  }

  function ensureFrame() {
    if (frame || gone) return;
    frame = document.createElement('iframe');
    frame.title = labels.title;
    frame.allow = 'clipboard-write';
    client.connect(framePort(frame, origin));
    const headless = options.headless ? '&headless=1' : '';
    // Who is told to us signed is nobody else for a moment: the frame waits for it.
    const identified = isSigned(options.identity) ? '&identified=1' : '';
    frame.src = `${origin}/widget/frame/?placement=${encodeURIComponent(options.placement)}${headless}${identified}`;
    holder.append(frame);
  }

  function setShown(next: boolean) {
    if (shown === next || options.headless || gone) return;
    shown = next;
    if (shown) ensureFrame();
    holder.hidden = !shown;
    button.setAttribute('aria-expanded', String(shown));
    button.setAttribute('aria-label', shown ? labels.close : labels.open);
    button.classList.toggle('open', shown);
    remember();
    client.tell(shown);
    mark();
    if (shown) frame?.focus();
    else button.focus();
    client.events.emit(shown ? 'show' : 'hide', undefined);
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

  /** An open window and an open dialog are never taken away, whatever the queue is like. */
  function offer(offered: boolean) {
    button.hidden = !!options.headless || !chosen || !(offered || shown || client.mirror.state === 'chat');
  }

  /** Who has the window open sees what is new in it. */
  function mark() {
    const count = shown ? 0 : client.mirror.unread;
    badge.hidden = count === 0;
    badge.textContent = count > 9 ? '9+' : String(count);
  }

  client.events.on('unread', mark);
  if (!options.headless && !dressing.toggle) {
    client.events.on('unread', titleAlert(document));
    client.events.on('invite', ({ message }) => {
      if (!shown) invitation.show(message);
    });
    client.events.on('state', (state) => state !== 'invite' && invitation.hide());
  }
  client.events.on('ready', () => {
    stopFollowing?.();
    client.tell(shown);
    offer(client.mirror.offered);
  });
  client.events.on('offered', offer);
  client.events.on('state', () => offer(client.mirror.offered));
  button.addEventListener('click', () => (dressing.toggle ? dressing.toggle() : setShown(!shown)));
  if (options.headless || dressing.eager) ensureFrame();
  if (options.invitation) {
    const { message, afterSeconds } = options.invitation;
    setTimeout(() => {
      if (!gone && client.mirror.state === 'available') void client.call('invite', { message }).catch(() => undefined);
    }, afterSeconds * 1_000);
  }

  const address = `${origin}/channels/web/placements/${encodeURIComponent(options.placement)}`;
  if (!options.headless) {
    fetch(address)
      .then((answer) => (answer.ok ? (answer.json() as Promise<Record<string, unknown>>) : null))
      .then((look) => {
        // A placement that does not exist shows nothing at all rather than a button that leads nowhere.
        if (!look || gone) return;
        paint(appearanceOf(look));
        const percent = typeof look['showPercent'] === 'number' ? look['showPercent'] : 100;
        // Who has talked here before is no new visitor.
        chosen = remembered() || isChosen(seedOf(() => localStorage, newId), options.placement, percent);
        if (client.isGreeted) offer(client.mirror.offered);
        else {
          offer(look['offered'] !== false);
          if (chosen && !remembered()) stopFollowing = follow(`${address}/live`, (standing) => offer(standing.offered));
        }
        if (remembered()) ensureFrame();
      })
      .catch(() => undefined);
  }

  const nothing = () => undefined;
  return {
    ready: client.ready,
    get state() {
      return client.mirror.state;
    },
    get unread() {
      return client.mirror.unread;
    },
    get language() {
      return client.mirror.language;
    },
    get operator() {
      return client.mirror.operator;
    },
    get visitorCard() {
      return client.mirror.card;
    },
    get requiredInfo() {
      return client.mirror.requiredInfo;
    },
    get departments() {
      return client.mirror.departments;
    },
    get languages() {
      return client.mirror.languages;
    },
    get rating() {
      return client.mirror.rating;
    },
    get hasHistory() {
      return client.mirror.hasHistory;
    },
    get messages() {
      return client.messages;
    },
    isAvailable: () => client.mirror.available,
    isReadyForFileTransfer: () => client.mirror.files,
    choose: (choice) => client.call('choose', choice).then(nothing),
    start: () => client.call('start', {}).then(nothing),
    close: () => client.call('close', {}).then(nothing),
    send: (text) => client.send(text),
    sendFile: (file, text) => client.sendFile(file, text),
    history: (before) => client.history(before),
    rate: (mark, comment) => client.call('rate', { mark, comment: comment ?? null }).then(nothing),
    sendTranscript: (email) => client.call('transcript', { email }).then(nothing),
    setVisitorCard: (card) => client.call('card', card).then(nothing),
    identify: (identity) => client.identify(identity).then(nothing),
    invite: (message) => void client.call('invite', { message }).catch(nothing),
    acceptInvite: () => client.call('answerInvite', { accepted: true }).then(nothing),
    rejectInvite: () => client.call('answerInvite', { accepted: false }).then(nothing),
    showLead: (visible) => void client.call('lead', { shown: visible }).catch(nothing),
    leaveMessage: (lead) => client.call('leave', { uid: newId(), ...lead }),
    typing: (text) => void client.call('typing', { text }).catch(nothing),
    get isShown() {
      return shown;
    },
    show: () => setShown(true),
    hide: () => setShown(false),
    destroy() {
      gone = true;
      stopFollowing?.();
      client.destroy();
      host.remove();
    },
    on: (event, listener) => client.events.on(event, listener),
  };
}

/** Whether an identity says, signed, who the visitor is and not only what. */
function isSigned(identity: Identity | undefined): boolean {
  return identity !== undefined && 'exp' in identity && typeof identity.id === 'string';
}

/** Only an exact origin is ever spoken to. */
export function originOf(door: string | undefined, otherwise: string): string {
  if (door === undefined) return otherwise;
  try {
    const url = new URL(door);
    if (url.protocol === 'https:' || url.protocol === 'http:') return url.origin;
  } catch {
    // Said below.
  }
  throw new ParleyError('invalid-request');
}
