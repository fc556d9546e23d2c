import { useTranslation } from 'react-i18next';
import { seesOthers } from '@/shared/board/lists';
import { useDesk, useOffice } from '@/shared/desk/context';
import { navigate } from '@/shared/router/router';
import { Button } from '@/shared/ui/Button';
import { State } from '@/shared/ui/States';
import type { ListName } from '@/shared/wire/rows';
import { LIST_ICONS } from './listIcons';

export function EmptyList({ list, failed }: { list: ListName; failed: boolean }) {
  const { t } = useTranslation();
  const { desk } = useOffice().workplace;
  const hidden = useDesk((state) => list === 'others' && !seesOthers(state.viewer));
  if (failed) {
    return (
      <State icon="offline" title={t('lists.failed')} text={t('lists.failedText')} testId="list-failed">
        <Button
          onClick={() => {
            desk.retryList(list);
          }}
        >
          {t('common.retry')}
        </Button>
      </State>
    );
  }
  if (hidden)
    return <State icon="lock" title={t('lists.othersHidden')} text={t('lists.othersHiddenText')} testId="list-empty" />;
  return (
    <State
      icon={LIST_ICONS[list]}
      title={t(`lists.${list}Empty`)}
      text={t(`lists.${list}EmptyText`)}
      testId="list-empty"
    >
      {list === 'mine' && (
        <Button
          onClick={() => {
            navigate({ page: 'dialogs', list: 'awaiting', dialogId: null });
          }}
        >
          {t('lists.goAwaiting')}
        </Button>
      )}
    </State>
  );
}
