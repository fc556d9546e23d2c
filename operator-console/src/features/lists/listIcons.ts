import type { IconName } from '@/shared/ui/icons';
import type { ListName } from '@/shared/wire/rows';

export const LIST_ICONS: Record<ListName, IconName> = {
  awaiting: 'clock',
  mine: 'inbox',
  queue: 'queue',
  others: 'people',
  closed: 'archive',
};
