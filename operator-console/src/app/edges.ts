import type { Fetch } from '@/shared/http/api';
import type { SignIn } from '@/shared/identity/session';
import type { Wire } from '@/shared/socket/operatorSocket';

/** Where the console touches the world. */
export interface Edges {
  /** rejects when the server does not answer */
  signIn(): Promise<SignIn>;
  fetch: Fetch;
  openSocket(): Wire;
}
