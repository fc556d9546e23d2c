/** What integration-service tells administrators, as in docs/wire.md. */

export type Health = 'healthy' | 'failing' | 'open' | 'disabled';
export type DestinationKind = 'webhook' | 'rule' | 'handler' | 'crm' | 'bot';
export type DeliveryState = 'waiting' | 'pending' | 'sending' | 'delivered' | 'dead';
export type HandlerFormat = 'parley' | 'compatible';

export interface Destination {
  destinationId: string;
  kind: DestinationKind;
  name: string;
  version: number;
  url: string;
  credentials: boolean;
  enabled: boolean;
  disabledReason?: string;
  health: Health;
  failingSince?: string;
  openUntil?: string;
  /** only in the answer that made it */
  secret?: string;
  createdAt: string;
}

export interface DestinationRow extends Destination {
  dead: number;
  open: number;
}

export interface WebhookFilter {
  channelKinds: string[];
  departmentIds: string[];
  tags: string[];
}

export interface Webhook extends Destination {
  eventTypes: string[];
  filter: WebhookFilter;
}

export interface Handler extends Destination {
  format: HandlerFormat;
}

export interface Handlers {
  version: number;
  chatStart?: Handler;
  chatAssign?: Handler;
  chatClose?: Handler;
}

export interface HealthNote {
  at: string;
  health: Health;
  reason: string;
}

export interface Attempt {
  number: number;
  at: string;
  status?: number;
  millis: number;
  error?: string;
  answer?: string;
  target?: string;
}

export interface Delivery {
  deliveryId: string;
  messageId: string;
  eventType: string;
  state: DeliveryState;
  attempts: number;
  createdAt: string;
  dueAt: string;
  finishedAt?: string;
  reason?: string;
  tries: Attempt[];
}

export interface DeliveryDetail extends Delivery {
  request: { method: string; url: string; headers: Record<string, string>; body?: string };
}

export interface CrmMapping {
  subject: string;
  text: string;
  tags: string[];
  /** templates by the numbers or names of custom fields */
  fields: Record<string, string>;
}

/** Where a dialog's record is. */
export interface RecordLink {
  /** as people know it */
  crm: string;
  link: string;
}

/** What a dialog's record would be. */
export interface CrmTicket {
  externalId: string;
  subject: string;
  text: string;
  requester: { id: string; name: string; email?: string; phone?: string };
  tags: string[];
  fields: Record<string, string>;
}

export interface CrmConnection extends Destination {
  settings: { options: Record<string, string>; mapping: CrmMapping };
  /** which secrets there are; they are never shown */
  secretNames: string[];
}

/** An export of all contacts, or of all dialogs of the past, and how far it is. */
export interface ContactExportState {
  state: 'running' | 'done' | 'cancelled' | 'failed';
  /** left out until they are counted */
  total?: number;
  read: number;
  sent: number;
  begunAt: string;
  finishedAt?: string;
  reason?: string;
  /** dialogs of the past that were taken back; only in the answer to stopping it */
  removed?: number;
  /** those that were begun, and still arrive; only in the answer to stopping it */
  inFlight?: number;
}

/** What a token allows. */
export const SCOPES = [
  'conversations:read',
  'conversations:write',
  'visitors:read',
  'operators:read',
  'files:read',
] as const;
export type Scope = (typeof SCOPES)[number];

/** A token for a program. */
export interface PartnerToken {
  tokenId: string;
  name: string;
  scopes: Scope[];
  createdAt: string;
  createdBy: string;
  /** to the minute; left out for never */
  lastUsedAt?: string;
  /** only in the answer that made it */
  token?: string;
}
