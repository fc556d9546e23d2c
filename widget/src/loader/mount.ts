import { Client } from '../sdk/client';
import { newId } from '../sdk/id';
import { framePort } from '../sdk/port';
import { ParleyError, type Chat, type ChatOptions, type Identity } from '../sdk/types';
import { appearanceOf, type Appearance } from './appearance';
import { button as makeButton, styler } from './button';
import { isChosen, seedOf } from './chosen';
import { keep, kept } from './kept';
import { follow } from './live';
import { presence, type Presence } from './presence';
import { firstFit, rulesOf, type Rules } from './rules';
import { teaser, type Face } from './teaser';
import { mayGo } from './teleport';
import { titleAlert } from './title';

const REMEMBERED = 'parley.opened';
const REJECTED = 'parley.rejected';
/** Set while the page goes elsewhere for an operator, so that the chat is open there as well. */
const LED = 'parley.led';

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
  let cart: number | null = null;
  let here: Presence | null = null;
  let rules: Rules | null = null;
  let available = false;
  let lastInvitation = '';
  /** Whose face the next invitation shows. */
  let face: Face = 'none';
  let code: string | null = null;
  let sites: readonly string[] = [];
  let ruling: ReturnType<typeof setInterval> | undefined;

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
    keep(REMEMBERED, '1');
  }

  function remembered(): boolean {
    return kept(REMEMBERED) === '1';
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
      if (!shown) invitation.show(message, face);
      face = 'none';
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

  /** From now on operators see who is here. */
  function appear(known: (id: string) => void = () => undefined) {
    if (options.presence === false || gone || here) return;
    const standing = () => ({ stage: client.mirror.state, conversationId: client.mirror.conversationId, cart });
    here = presence(`${origin}/channels/web/visits`, options.placement, standing, (id, sixDigits) => {
      code = sixDigits;
      known(id);
    });
  }

  /** Listens for the button and for invitations until there is a chat that hears of both by itself. */
  function listen(visitor: string | null) {
    if (gone || client.isGreeted || !chosen || remembered()) return;
    stopFollowing?.();
    const follower = visitor === null ? '' : `?visitor=${encodeURIComponent(visitor)}`;
    stopFollowing = follow(
      `${address}/live${follower}`,
      (now) => {
        available = now.available;
        offer(now.offered);
      },
      (invited) => {
        // A stream that comes back says again what it said before.
        if (lastInvitation === invited.invitationId) return;
        lastInvitation = invited.invitationId;
        void client.call('invite', { ...invited }).catch(() => undefined);
      },
      (url) => client.events.emit('teleport', { url }),
    );
  }

  /** Invites by the placement's rules: once in a visit, and for a while not who said no. */
  function inviteByRules() {
    const online = client.isGreeted ? client.mirror.available : available;
    if (!rules || !here || here.isInvited() || !chosen || shown || button.hidden) return;
    if (client.mirror.state !== 'available' || document.visibilityState === 'hidden' || !(online || rules.offline)) return;
    if (Date.now() - Number(kept(REJECTED)) < rules.rejectedHours * 3_600_000) return;
    const seconds = (Date.now() - here.shownSince()) / 1_000;
    const rule = firstFit(rules.rules, { seconds, url: location.href.replace(/#.*$/s, ''), visits: here.visit.number, cart });
    if (!rule) return;
    here.invited();
    if (!online) face = rules.photo ? { address: `${origin}/channels/pictures/${encodeURIComponent(rules.photo)}` } : 'drawn';
    void client.call('invite', { message: rule.text }).catch(() => undefined);
  }

  client.answered = (invitationId, answer) => {
    if (answer === 'rejected') keep(REJECTED, String(Date.now()));
    if (invitationId !== null) here?.answer(invitationId, answer);
  };
  client.events.on('state', () => here?.say());
  client.events.on('teleport', ({ url }) => {
    // Checked where it was sent as well; a page that nobody looks at stays where it is.
    if (!mayGo(url, sites) || document.visibilityState === 'hidden') return;
    if (shown) keep(LED, String(Date.now()));
    location.assign(url);
  });

  if (options.headless) appear();
  else {
    fetch(address)
      .then((answer) => (answer.ok ? (answer.json() as Promise<Record<string, unknown>>) : null))
      .then((look) => {
        // A placement that does not exist shows nothing at all rather than a button that leads nowhere.
        if (!look || gone) return;
        paint(appearanceOf(look));
        const percent = typeof look['showPercent'] === 'number' ? look['showPercent'] : 100;
        // Who has talked here before is no new visitor.
        chosen = remembered() || isChosen(seedOf(() => localStorage, newId), options.placement, percent);
        available = look['available'] === true;
        sites = Array.isArray(look['sites']) ? look['sites'].map(String) : [];
        if (client.isGreeted) offer(client.mirror.offered);
        else offer(look['offered'] !== false);
        listen(null);
        let heardOf: string | null = null;
        appear((id) => {
          if (heardOf !== id) listen((heardOf = id));
        });
        rules = rulesOf(look['invitations']);
        if (rules) ruling = setInterval(inviteByRules, 1_000);
        if (remembered()) ensureFrame();
        if (Date.now() - Number(kept(LED)) < 30_000) {
          keep(LED, '0');
          setShown(true);
        }
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
    get code() {
      return code;
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
    setCart(value) {
      cart = value === null || !(value >= 0) ? null : Math.round(value);
      here?.say();
    },
    get isShown() {
      return shown;
    },
    show: () => setShown(true),
    hide: () => setShown(false),
    destroy() {
      gone = true;
      stopFollowing?.();
      clearInterval(ruling);
      here?.stop();
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
