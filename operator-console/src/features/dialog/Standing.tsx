import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { Button } from '@/shared/ui/Button';
import { Icon } from '@/shared/ui/Icon';
import type { DialogRow } from '@/shared/wire/rows';
import composerStyles from './Composer.module.css';
import type { Commands } from './useCommands';

/** Nothing gets to the visitor: colleagues may still be told. */
export function Unreachable({ reason }: { reason: string | null | undefined }) {
  const { t } = useTranslation();
  return (
    <div className={composerStyles.notice} role="status" data-testid="unreachable">
      <Icon name="warning" size={16} />
      <span>{reason ? t('dialog.unreachableFor', { reason }) : t('dialog.unreachable')}</span>
    </div>
  );
}

/** Who has the dialog, where it is not simply one's own, with the next step. */
export function Standing({ row, commands }: { row: DialogRow; commands: Commands }) {
  const { t } = useTranslation();
  const { me } = useOffice();
  if (row.status === 'closed') {
    return (
      <div className={`${composerStyles.notice} ${composerStyles.closed}`}>
        <span>{t(row.ended ? 'line.ended' : 'dialog.closedText')}</span>
        {!row.ended && (
          <Button icon="reopen" busy={commands.busy.has('reopen')} onClick={commands.reopen}>
            {t('dialog.reopen')}
          </Button>
        )}
      </div>
    );
  }
  if (row.status === 'waiting') {
    return (
      <div className={composerStyles.notice}>
        <span>{t('dialog.unownedText')}</span>
      </div>
    );
  }
  if (row.status === 'bot') {
    return (
      <div className={composerStyles.notice} data-testid="bot-notice">
        <span>{t('dialog.botText')}</span>
      </div>
    );
  }
  if (row.operatorId === me.operatorId) return null;
  const name = row.operatorName ?? t('people.operator');
  return (
    <div className={composerStyles.notice} data-testid="others-notice">
      <span>{t(me.role === 'operator' ? 'dialog.othersText' : 'dialog.othersSupervisor', { name })}</span>
    </div>
  );
}
