/** What the frame remembers in the browser, under its own origin, where the page cannot read it. */
export interface Memory {
  token(): string | null;
  keepToken(token: string): void;
  forgetToken(): void;
  unsent(): string | null;
  keepUnsent(json: string): void;
  card(): string | null;
  keepCard(json: string): void;
  muted(): boolean;
  keepMuted(muted: boolean): void;
  /** Calls `changed` when another tab has kept a card. */
  onCard(changed: (json: string | null) => void): void;
}

/** The token is shared by all tabs; what is unsent belongs to the tab in which it was written. */
export function browserMemory(placement: string): Memory {
  const tokenKey = `parley.token.${placement}`;
  const unsentKey = `parley.unsent.${placement}`;
  const cardKey = `parley.card.${placement}`;
  const mutedKey = `parley.muted.${placement}`;
  const tabs = quietly(() => new BroadcastChannel(cardKey));
  return {
    token: () => quietly(() => localStorage.getItem(tokenKey)),
    keepToken: (token) => void quietly(() => localStorage.setItem(tokenKey, token)),
    forgetToken: () => void quietly(() => localStorage.removeItem(tokenKey)),
    unsent: () => quietly(() => sessionStorage.getItem(unsentKey)),
    keepUnsent: (json) => void quietly(() => sessionStorage.setItem(unsentKey, json)),
    card: () => quietly(() => localStorage.getItem(cardKey)),
    keepCard(json) {
      quietly(() => localStorage.setItem(cardKey, json));
      quietly(() => tabs?.postMessage(json));
    },
    muted: () => quietly(() => localStorage.getItem(mutedKey)) === '1',
    keepMuted: (muted) => void quietly(() => localStorage.setItem(mutedKey, muted ? '1' : '0')),
    onCard: (changed) => tabs?.addEventListener('message', (event: MessageEvent<unknown>) => changed(String(event.data))),
  };
}

/** Remembers nothing beyond this page: a visitor whom the site signed for leaves nothing behind for the next one. */
export function passingMemory(): Memory {
  const nothing = () => undefined;
  return {
    token: () => null,
    keepToken: nothing,
    forgetToken: nothing,
    unsent: () => null,
    keepUnsent: nothing,
    card: () => null,
    keepCard: nothing,
    muted: () => false,
    keepMuted: nothing,
    onCard: nothing,
  };
}

/** Storage may be forbidden or full; the chat works without it, only not across a reload. */
function quietly<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}
