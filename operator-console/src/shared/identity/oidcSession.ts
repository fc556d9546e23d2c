import { type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { Session, SignIn } from './session';

export interface OidcConfig {
  issuer: string;
  clientId: string;
}

const ENOUGH_LEFT = 20_000;

/** Login at the identity provider by authorization code with PKCE; tokens live in this tab's session storage. */
export class OidcSignIn implements SignIn {
  private readonly users: UserManager;

  constructor(config: OidcConfig, origin: string) {
    this.users = new UserManager({
      authority: config.issuer,
      client_id: config.clientId,
      redirect_uri: `${origin}/console/callback`,
      post_logout_redirect_uri: `${origin}/console/`,
      response_type: 'code',
      scope: 'openid profile email',
      automaticSilentRenew: false,
      monitorSession: false,
      userStore: new WebStorageStateStore({ store: sessionStorage }),
    });
  }

  async resume(): Promise<Session | null> {
    const user = await this.users.getUser();
    if (!user) return null;
    const session = new OidcSession(this.users, user);
    try {
      await session.token();
      return session;
    } catch (failure) {
      // a provider that is away is no reason to log out
      if (!(failure instanceof LoginOver)) throw failure;
      await this.users.removeUser();
      return null;
    }
  }

  async begin(returnTo: string): Promise<void> {
    await this.users.signinRedirect({ state: { returnTo } });
  }

  async complete(): Promise<string> {
    const user = await this.users.signinRedirectCallback();
    const state: unknown = user.state;
    const returnTo = typeof state === 'object' && state && 'returnTo' in state ? state.returnTo : null;
    return typeof returnTo === 'string' && returnTo.startsWith('/console') ? returnTo : '/console/';
  }
}

class LoginOver extends Error {}

class OidcSession implements Session {
  private renewing: Promise<User> | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly users: UserManager,
    private user: User,
  ) {}

  async token(): Promise<{ value: string; expiresAt: number }> {
    if (this.expiresAt() - Date.now() < ENOUGH_LEFT) await this.renew();
    return { value: this.user.access_token, expiresAt: this.expiresAt() };
  }

  async renew(): Promise<void> {
    this.renewing ??= this.refreshed().finally(() => {
      this.renewing = null;
    });
    this.user = await this.renewing;
  }

  expire(): void {
    void this.users.removeUser();
    for (const listener of [...this.listeners]) listener();
  }

  async signOut(): Promise<void> {
    await this.users.signoutRedirect();
  }

  onExpired(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private expiresAt(): number {
    return (this.user.expires_at ?? 0) * 1000;
  }

  private async refreshed(): Promise<User> {
    try {
      const user = await this.users.signinSilent();
      if (user) return user;
    } catch (failure) {
      // the provider being away is no reason to log out: the next attempt may succeed
      if (failure instanceof TypeError || !(failure instanceof Error) || failure.name !== 'ErrorResponse')
        throw failure;
    }
    this.expire();
    throw new LoginOver();
  }
}
