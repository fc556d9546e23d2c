/** Who is logged in and the token that says so. */
export interface Session {
  /** a token that is good for some seconds at least, renewed when needed; rejects when the login is over */
  token(): Promise<{ value: string; expiresAt: number }>;
  /** gets a new token whatever the present one is */
  renew(): Promise<void>;
  /** the server no longer takes the login: leads to the login screen */
  expire(): void;
  signOut(): Promise<void>;
  onExpired(listener: () => void): () => void;
}

/** How a session comes to be. */
export interface SignIn {
  /** the present session; null when nobody is logged in; rejects when the identity provider cannot be asked */
  resume(): Promise<Session | null>;
  /** leaves the page to log in and comes back to `returnTo`, a path */
  begin(returnTo: string): Promise<void>;
  /** finishes a login on the way back; the path to go on with */
  complete(): Promise<string>;
}
