/** How channels do, as channel-ingest tells administrators. */

/** How a foreign channel's connection is. */
export interface ChannelHealth {
  state: 'active' | 'unavailable' | 'deactivated';
  enabled: boolean;
  /** in the provider's own words */
  reason?: string;
  since: string;
  /** what the connected account is called there */
  title?: string;
  /** messages on their way */
  open: number;
}

/** What a foreign channel can. */
export interface ChannelAbilities {
  channelId: string;
  kind: string;
  /** a longer text goes as several messages */
  textLimit: number;
  largestFile: number;
  abilities: string[];
  /** for how long after a visitor's last message they may be answered; left out for at any time */
  replySeconds?: number;
  /** whether somebody can be written to who has not written before */
  writesFirst?: boolean;
  /** what the connected account is called at its provider, such as a community */
  title?: string;
}

export const DELIVERY_STATES = ['failed', 'uncertain', 'pending', 'waiting', 'sending', 'sent'] as const;

/** Something sent through a foreign channel, and what came of each attempt. */
export interface ChannelDelivery {
  deliveryId: string;
  action: 'send' | 'edit' | 'delete';
  state: (typeof DELIVERY_STATES)[number];
  createdAt: string;
  /** in the provider's own words */
  reason?: string;
  tries: {
    number: number;
    at: string;
    millis: number;
    result: 'accepted' | 'later' | 'throttled' | 'rejected' | 'unreachable' | 'disowned' | 'unknown';
    reason?: string;
  }[];
}

/** What the other side of a channel told and nobody here understood. */
export interface OddArrival {
  oddId: string;
  kind: string;
  at: string;
  body: string;
}

/** A channel that does not work now. */
export interface ChannelTrouble {
  channelId: string;
  name: string;
  state: 'unavailable' | 'deactivated';
  reason?: string;
  since: string;
}
