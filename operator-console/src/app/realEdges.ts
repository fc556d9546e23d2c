import { type OidcConfig, OidcSignIn } from '@/shared/identity/oidcSession';
import { Unreachable } from '@/shared/http/problem';
import type { Wire } from '@/shared/socket/operatorSocket';
import type { Edges } from './edges';

export function realEdges(): Edges {
  const { origin } = window.location;
  return {
    async signIn() {
      const response = await fetch('/console/config.json', { headers: { Accept: 'application/json' } });
      if (!response.ok) throw new Unreachable('/console/config.json');
      return new OidcSignIn((await response.json()) as OidcConfig, origin);
    },
    fetch: (input, init) => fetch(input, init),
    openSocket: () => new WebSocket(`${origin.replace(/^http/, 'ws')}/ws/operator`) as Wire,
  };
}
