/** Who issued a command or caused an event; the edge that authenticated them fills it in. */
export type Role = 'operator' | 'supervisor' | 'administrator';

export type Actor =
  | { kind: 'visitor'; id: string; name?: string | null }
  | { kind: 'operator'; id: string; name: string; role: Role }
  | { kind: 'bot'; id: string; name: string }
  | { kind: 'system'; id: string };

export type PresenceStatus = 'online' | 'away' | 'invisible' | 'offline';
