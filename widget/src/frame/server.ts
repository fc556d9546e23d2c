import type { Command, ServerFrame, Session, SignedFields, VisitorEvent } from './protocol';

/** A refusal of the server, with its stable code. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly retryAfterSeconds: number | null,
  ) {
    super(code);
  }
}

/** The HTTP requests of the chat; everything that a socket does is possible here too, only slower. */
export class Server {
  constructor(private readonly origin: string) {}

  /** @param identity what the site's server signed of the visitor; null for nothing */
  session(placement: string, token: string | null, identity: SignedFields | null): Promise<Session> {
    const body = { placementId: placement, ...(identity === null ? {} : { identity }) };
    return this.ask('POST', '/channels/web/sessions', token, body);
  }

  events(token: string, query: { after?: number; before?: number }): Promise<{ events: VisitorEvent[]; last: number }> {
    const params = new URLSearchParams({ limit: '50' });
    if (query.after !== undefined) params.set('after', String(query.after));
    if (query.before !== undefined) params.set('before', String(query.before));
    return this.ask('GET', `/api/visitor/events?${params.toString()}`, token);
  }

  command(token: string, command: Command): Promise<ServerFrame> {
    return this.ask('POST', '/channels/web/commands', token, command);
  }

  /** Where files are had, by their ids; good for ten minutes. */
  async links(token: string, ids: string[]): Promise<Record<string, string>> {
    const answer = await this.ask<{ links: Record<string, string> }>('POST', '/channels/files/links', token, {
      attachmentIds: ids,
    });
    return answer.links;
  }

  /** The greatest number there is, as soon as it is above `after`; null when nothing came for a while. */
  async newer(token: string, after: number, signal: AbortSignal): Promise<number | null> {
    const answer = await this.ask<{ visitorSequence: number } | null>(
      'GET',
      `/channels/web/wait?after=${after}`,
      token,
      undefined,
      signal,
    );
    return answer?.visitorSequence ?? null;
  }

  private async ask<T>(method: string, path: string, token: string | null, body?: unknown, signal?: AbortSignal): Promise<T> {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (token) headers['authorization'] = `Bearer ${token}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    const answer = await fetch(this.origin + path, {
      method,
      headers,
      credentials: 'omit',
      cache: 'no-store',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    if (answer.status === 204) return null as T;
    const json: unknown = await answer.json().catch(() => null);
    if (!answer.ok) {
      const problem = (json ?? {}) as { code?: string; retryAfterSeconds?: number };
      throw new Refusal(answer.status, problem.code ?? 'unavailable', problem.retryAfterSeconds ?? null);
    }
    return json as T;
  }
}
