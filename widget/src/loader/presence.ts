import { newId } from '../sdk/id';
import type { VisitorState } from '../sdk/types';
import { kept, keep } from './kept';

const KEY = 'parley.visitor';
const VISIT = 'parley.visit';
/** After how long without a page the next one begins another visit. */
const PAUSE = 30 * 60_000;
const BEAT = 20_000;
/** Browsers wake hidden pages once a minute at most. */
const HIDDEN_BEAT = 55_000;
const LOOK = 500;

/** One stay on the site, as this browser remembers it. */
export interface Visit {
  began: number;
  last: number;
  number: number;
  referrer: string;
  utm: Record<string, string>;
  /** Whether a rule has invited in it already. */
  invited?: boolean;
}

/** What the page itself knows of its visitor. */
export interface Standing {
  stage: VisitorState;
  conversationId: string | null;
  cart: number | null;
}

export interface Presence {
  visit: Visit;
  /** Since when the page is shown, as epoch milliseconds. */
  shownSince(): number;
  /** Says at once what has changed. */
  say(): void;
  answer(invitationId: string, answer: string): void;
  /** Whether a rule has invited in this visit already, in whatever tab. */
  isInvited(): boolean;
  /** Remembers that a rule has invited. */
  invited(): void;
  stop(): void;
}

/**
 * Tells Parley who is on the page: each report is small, whole and plain, so that it needs no question beforehand and
 * may be lost. The browser is known by a random number of its own that stays on this site.
 *
 * @param known told by which id operators know the visitor, and by which code on the telephone
 */
export function presence(address: string, placement: string, standing: () => Standing, known: (id: string, code: string) => void): Presence {
  const key = keyOf();
  const tab = newId();
  const visit = visitOf(Date.now(), document.referrer, location.href);
  // What another visit has remembered is over from here on.
  keep(VISIT, JSON.stringify(visit));
  let since = Date.now();
  let url = '';
  let told = '';
  let said = 0;
  let quietUntil = 0;
  let stopped = false;

  const send = (body: Record<string, unknown>) => JSON.stringify({ placementId: placement, key, tab, ...body });

  /** Several tabs remember one visit. */
  function isInvited(): boolean {
    return visit.invited === true || read(kept(VISIT))?.invited === true;
  }

  function report(): void {
    const now = Date.now();
    if (stopped || now < quietUntil) return;
    said = now;
    visit.last = now;
    visit.invited = isInvited();
    keep(VISIT, JSON.stringify(visit));
    const { stage, conversationId, cart } = standing();
    const language = navigator.language.slice(0, 2).toLowerCase();
    told = `${stage} ${conversationId} ${cart}`;
    const body = send({
      type: 'page',
      url: plain(location.href),
      title: document.title.slice(0, 300),
      seconds: Math.floor((now - since) / 1_000),
      hidden: document.visibilityState === 'hidden',
      visit: visit.number,
      visitSeconds: Math.max(0, Math.floor((now - visit.began) / 1_000)),
      stage,
      language,
      utm: visit.utm,
      ...(visit.referrer ? { referrer: visit.referrer } : {}),
      ...(conversationId === null ? {} : { conversationId }),
      ...(cart === null ? {} : { cart }),
    });
    fetch(address, { method: 'POST', body, keepalive: true, credentials: 'omit' })
      .then(async (answer) => {
        if (answer.ok) {
          const { visitorId, code } = (await answer.json()) as Record<string, unknown>;
          known(String(visitorId), String(code));
        }
        // What is refused for good is not tried again.
        else if (answer.status === 429) quietUntil = now + (Number(answer.headers.get('retry-after')) || 30) * 1_000;
        else if (answer.status < 500) stop();
      })
      .catch(() => undefined);
  }

  function look(): void {
    const { stage, conversationId, cart } = standing();
    const now = plain(location.href);
    if (now !== url) {
      url = now;
      since = Date.now();
      report();
    } else if (`${stage} ${conversationId} ${cart}` !== told) report();
    else if (Date.now() - said >= (document.visibilityState === 'hidden' ? HIDDEN_BEAT : BEAT)) report();
  }

  function leave(): void {
    if (!stopped) navigator.sendBeacon(address, send({ type: 'leave' }));
    // Should the page come back, it says so.
    url = '';
  }

  function stop(): void {
    stopped = true;
    clearInterval(timer);
    removeEventListener('pagehide', leave);
    removeEventListener('pageshow', look);
    document.removeEventListener('visibilitychange', report);
  }

  // Pages that change their address by themselves tell nobody; asking costs nothing and changes nothing of theirs.
  const timer = setInterval(look, LOOK);
  addEventListener('pagehide', leave);
  addEventListener('pageshow', look);
  document.addEventListener('visibilitychange', report);
  look();
  return {
    visit,
    shownSince: () => since,
    say: look,
    answer: (invitationId, answer) =>
      void (stopped || navigator.sendBeacon(address, send({ type: 'answer', invitationId, answer }))),
    isInvited,
    invited() {
      visit.invited = true;
      keep(VISIT, JSON.stringify(visit));
    },
    stop() {
      leave();
      stop();
    },
  };
}

/** The visit this page belongs to: the last one, or the next where that was too long ago. */
export function visitOf(now: number, referrer: string, href: string): Visit {
  const before = read(kept(VISIT));
  if (before && now - before.last < PAUSE) return before;
  const from = referrer && !sameSite(referrer, href) ? plain(referrer).slice(0, 2_000) : '';
  return { began: now, last: now, number: (before?.number ?? 0) + 1, referrer: from, utm: utmOf(href) };
}

function utmOf(href: string): Record<string, string> {
  const utm: Record<string, string> = {};
  new URL(href).searchParams.forEach((value, name) => {
    if (/^utm_[a-z]{1,20}$/.test(name)) utm[name.slice(4)] = value.slice(0, 200);
  });
  return utm;
}

function sameSite(one: string, other: string): boolean {
  try {
    return new URL(one).origin === new URL(other).origin;
  } catch {
    return true;
  }
}

function plain(href: string): string {
  return href.replace(/#.*$/s, '').slice(0, 2_000);
}

function keyOf(): string {
  const before = kept(KEY);
  if (before && /^[\w-]{16,64}$/.test(before)) return before;
  const made = newId();
  keep(KEY, made);
  return made;
}

function read(json: string | null): Visit | null {
  try {
    const visit = JSON.parse(json ?? 'null') as Visit | null;
    return visit && typeof visit.last === 'number' && typeof visit.number === 'number' ? visit : null;
  } catch {
    return null;
  }
}
