import type { IconName } from './icons';

const KNOWN = ['web', 'telegram', 'vk', 'email'] as const;

export function channelIcon(kind: string): IconName {
  return KNOWN.find((known) => known === kind) ?? 'other';
}

/** The channel's own colour, for its small badge only. */
export function channelColour(kind: string): string {
  return `var(--channel-${channelIcon(kind)})`;
}
