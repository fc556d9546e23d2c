import type { Session } from '@/shared/identity/session';
import { Problem, problemOf, Unreachable } from './problem';

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** Calls of the suite's HTTP interface with the operator's token; throws Problem or Unreachable. */
export class Api {
  constructor(
    private readonly session: Session,
    private readonly fetch: Fetch,
    private readonly onServerTime: (epochMillis: number) => void = () => undefined,
  ) {}

  get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return this.call<T>('GET', path, undefined, signal);
  }

  /** @param body a file goes as it is, everything else as JSON */
  async send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> {
    return this.call<T>(method, path, body);
  }

  /** A file as it is. */
  async file(path: string): Promise<Blob> {
    return (await this.answer('GET', path)).blob();
  }

  private async call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
    const response = await this.answer(method, path, body, signal);
    return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
  }

  private async answer(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
    let response = await this.once(method, path, body, signal);
    if (response.status === 401) {
      await this.session.renew();
      response = await this.once(method, path, body, signal);
      if (response.status === 401) this.session.expire();
    }
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  private async once(method: string, path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
    const { value } = await this.session.token();
    const headers: Record<string, string> = { Authorization: `Bearer ${value}`, Accept: 'application/json, */*;q=0.5' };
    const raw = body instanceof Blob;
    if (body !== undefined) headers['Content-Type'] = raw ? 'application/octet-stream' : 'application/json';
    try {
      const response = await this.fetch(path, {
        method,
        headers,
        body: body === undefined ? undefined : raw ? body : JSON.stringify(body),
        signal,
      });
      const date = Date.parse(response.headers.get('Date') ?? '');
      if (Number.isFinite(date)) this.onServerTime(date);
      return response;
    } catch (failure) {
      if (signal?.aborted) throw failure;
      throw new Unreachable(path);
    }
  }
}

/** Whether trying again later may help. */
export function passing(failure: unknown): boolean {
  return (
    failure instanceof Unreachable || (failure instanceof Problem && (failure.status >= 500 || failure.status === 429))
  );
}
