import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { directoryOf, meOf } from '../../dev/cast';

const REALM = '/auth/realms/parley';

/** An identity provider that logs everyone in, with the little of the suite that a login leads to. */
export class FakeProvider {
  readonly grants: string[] = [];
  readonly bearers: string[] = [];
  tokenLife = 300;
  refuses = false;
  private challenge = '';
  private issued = 0;

  async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const { pathname, searchParams, origin } = url;
    const json = (body: object, status = 200) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
      return true;
    };
    const redirect = (to: string) => {
      response.writeHead(302, { Location: to }).end();
      return true;
    };
    switch (pathname) {
      case '/console/config.json':
        return json({ issuer: origin + REALM, clientId: 'parley-console' });
      case `${REALM}/.well-known/openid-configuration`:
        return json({
          issuer: origin + REALM,
          authorization_endpoint: `${origin}${REALM}/authorize`,
          token_endpoint: `${origin}${REALM}/token`,
          end_session_endpoint: `${origin}${REALM}/logout`,
          jwks_uri: `${origin}${REALM}/certs`,
        });
      case `${REALM}/authorize`: {
        this.challenge = searchParams.get('code_challenge') ?? '';
        const back = new URL(searchParams.get('redirect_uri') ?? '');
        if (this.refuses) back.searchParams.set('error', 'access_denied');
        else back.searchParams.set('code', 'the-code');
        back.searchParams.set('state', searchParams.get('state') ?? '');
        return redirect(back.href);
      }
      case `${REALM}/token`:
        return this.token(new URLSearchParams(await bodyOf(request)), origin, json);
      case `${REALM}/logout`:
        return redirect(searchParams.get('post_logout_redirect_uri') ?? '/console/');
      default:
        return pathname.startsWith('/api/') && this.api(pathname, request, json);
    }
  }

  private token(form: URLSearchParams, origin: string, json: (body: object, status?: number) => boolean): boolean {
    const grant = form.get('grant_type') ?? '';
    const verifier = form.get('code_verifier') ?? '';
    if (
      grant === 'authorization_code' &&
      createHash('sha256').update(verifier).digest('base64url') !== this.challenge
    ) {
      return json({ error: 'invalid_grant' }, 400);
    }
    if (this.refuses) return json({ error: 'invalid_grant' }, 400);
    this.grants.push(grant);
    this.issued += 1;
    const claims = { iss: origin + REALM, aud: 'parley-console', sub: 'me', iat: now(), exp: now() + this.tokenLife };
    return json({
      access_token: `access-${this.issued}`,
      refresh_token: `refresh-${this.issued}`,
      id_token: `${encoded({ alg: 'RS256' })}.${encoded(claims)}.${encoded({})}`,
      token_type: 'Bearer',
      expires_in: this.tokenLife,
    });
  }

  private api(pathname: string, request: IncomingMessage, json: (body: object, status?: number) => boolean): boolean {
    this.bearers.push(request.headers.authorization ?? '');
    const directory = directoryOf('en', false);
    if (pathname.endsWith('/me')) return json(meOf(directory));
    if (pathname.endsWith('/directory')) return json(directory);
    if (pathname.endsWith('/counts')) return json({ awaiting: 0, mine: 0, queue: 0, others: 0 });
    return json({ rows: [], next: null });
  }
}

const now = () => Math.floor(Date.now() / 1000);
const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
