import { describe, expect, it } from 'vitest';
import type { Session } from '@/shared/identity/session';
import { Api } from './api';
import { Problem, Unreachable } from './problem';

function api(answers: (() => Response | Promise<Response>)[]) {
  const calls: { path: string; headers: Record<string, string> }[] = [];
  const counted = { renewals: 0, expired: 0 };
  const session: Session = {
    token: () => Promise.resolve({ value: `token-${counted.renewals}`, expiresAt: Infinity }),
    renew: () => {
      counted.renewals += 1;
      return Promise.resolve();
    },
    expire: () => {
      counted.expired += 1;
    },
    signOut: () => Promise.resolve(),
    onExpired: () => () => undefined,
  };
  const made = new Api(session, (path, init) => {
    calls.push({ path, headers: init?.headers as Record<string, string> });
    const answer = answers.shift();
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError('network'));
  });
  return { api: made, calls, counted };
}

describe('the http interface', () => {
  it('sends the token and answers the body', async () => {
    const { api: one, calls } = api([() => Response.json({ a: 1 })]);

    expect(await one.get('/api/x')).toEqual({ a: 1 });
    expect(calls[0]?.headers.Authorization).toBe('Bearer token-0');
  });

  it('renews the token once when it is refused, and goes on', async () => {
    const { api: one, calls, counted } = api([() => new Response('', { status: 401 }), () => Response.json({})]);
    await one.get('/api/x');

    expect(calls.map((call) => call.headers.Authorization)).toEqual(['Bearer token-0', 'Bearer token-1']);
    expect(counted.expired).toBe(0);
  });

  it('ends the login when a fresh token is refused too', async () => {
    const { api: one, counted } = api([
      () => new Response('', { status: 401 }),
      () => new Response('', { status: 401 }),
    ]);

    await expect(one.get('/api/x')).rejects.toThrow(Problem);
    expect(counted.expired).toBe(1);
  });

  it('reads a problem with its code and the wait it asks for', async () => {
    const body = { code: 'rate-limited', detail: 'slowly', retryAfterSeconds: 7 };
    const { api: one } = api([() => new Response(JSON.stringify(body), { status: 429 })]);

    await expect(one.get('/api/x')).rejects.toMatchObject({ code: 'rate-limited', retryAfterSeconds: 7, status: 429 });
  });

  it('reads an answer that is no problem document by its status', async () => {
    const { api: one } = api([() => new Response('<html>', { status: 502 })]);

    await expect(one.get('/api/x')).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('says when nobody answers', async () => {
    await expect(api([]).api.get('/api/x')).rejects.toThrow(Unreachable);
  });
});
