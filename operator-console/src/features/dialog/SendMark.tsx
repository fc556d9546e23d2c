import { useTranslation } from 'react-i18next';
import type { SendState } from '@/shared/board/entries';
import { Icon } from '@/shared/ui/Icon';
import type { IconName } from '@/shared/ui/icons';

const MARKS: Record<SendState, IconName> = {
  pending: 'clock',
  sent: 'check',
  delivered: 'checks',
  read: 'eye',
  failed: 'warning',
  uncertain: 'warning',
};

/** How far a message got; a mark stands only for what somebody confirmed. */
export function SendMark({ state }: { state: SendState }) {
  const { t } = useTranslation();
  return <Icon name={MARKS[state]} size={14} label={t(`message.${state}`)} />;
}
