/** How a placement stands, for a page whose chat has not been opened. */
export interface Standing {
  available: boolean;
  offered: boolean;
}

/** An operator's invitation of who is on the page. */
export interface Invited {
  invitationId: string;
  message: string;
  seconds: number;
}

/**
 * Hears within a second when a placement's chat is offered or not any more. Only a page that is looked at listens, so
 * that forgotten tabs cost nothing. Stops with the returned function.
 */
export function follow(
  address: string,
  heard: (standing: Standing) => void,
  invited: (invitation: Invited) => void,
  led: (url: string) => void,
): () => void {
  let source: EventSource | null = null;
  let stopped = false;
  const listen = () => {
    const wanted = document.visibilityState === 'visible';
    if (!wanted) {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource(address);
      // A refusal ends a source for good; the page then asks again by itself, but not often.
      source.onerror = () => {
        if (source?.readyState !== EventSource.CLOSED) return;
        source = null;
        setTimeout(() => !stopped && listen(), 30_000);
      };
      source.onmessage = (event: MessageEvent<string>) => {
        const standing = read(event.data);
        if (standing) heard(standing);
      };
      source.addEventListener('teleport', (event: MessageEvent<string>) => {
        const url = urlOf(event.data);
        if (url !== null) led(url);
      });
      source.addEventListener('invite', (event: MessageEvent<string>) => {
        const invitation = invitationOf(event.data);
        if (invitation) invited(invitation);
      });
    }
  };
  document.addEventListener('visibilitychange', listen);
  listen();
  return () => {
    stopped = true;
    document.removeEventListener('visibilitychange', listen);
    source?.close();
  };
}

function read(json: string): Standing | null {
  try {
    const given = JSON.parse(json) as Record<string, unknown>;
    return typeof given['available'] === 'boolean' && typeof given['offered'] === 'boolean'
      ? { available: given['available'], offered: given['offered'] }
      : null;
  } catch {
    return null;
  }
}

function invitationOf(json: string): Invited | null {
  try {
    const { invitationId, message, seconds } = JSON.parse(json) as Invited;
    const good = typeof invitationId === 'string' && typeof message === 'string' && typeof seconds === 'number';
    return good && seconds > 0 ? { invitationId, message, seconds } : null;
  } catch {
    return null;
  }
}

function urlOf(json: string): string | null {
  try {
    const { url } = JSON.parse(json) as { url: unknown };
    return typeof url === 'string' ? url : null;
  } catch {
    return null;
  }
}
