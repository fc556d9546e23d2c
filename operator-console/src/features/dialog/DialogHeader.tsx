import { useTranslation } from 'react-i18next';
import { departmentName, useOffice, useVisitorName } from '@/shared/desk/context';
import { navigate } from '@/shared/router/router';
import { TeleportBox } from '@/shared/teleport/TeleportBox';
import { Button, IconButton } from '@/shared/ui/Button';
import { Icon } from '@/shared/ui/Icon';
import { Rating } from '@/shared/ui/Rating';
import { WaitingTime } from '@/shared/waiting/WaitingTime';
import type { DialogRow, ListName } from '@/shared/wire/rows';
import styles from './DialogPane.module.css';
import type { Macros } from './macros/useMacros';
import type { Permissions } from './permissions';
import { TransferPopover } from './TransferPopover';
import type { Commands } from './useCommands';

interface Props {
  row: DialogRow;
  list: ListName;
  may: Permissions;
  commands: Commands;
  macros: Macros;
  transferring: boolean;
  onTransferring: (open: boolean) => void;
  details: boolean;
  onDetails: () => void;
}

export function DialogHeader({
  row,
  list,
  may,
  commands,
  macros,
  transferring,
  onTransferring,
  details,
  onDetails,
}: Props) {
  const { t } = useTranslation();
  const nameOf = useVisitorName();
  const { me } = useOffice();
  return (
    <header className={styles.head}>
      <IconButton
        className={styles.back}
        icon="back"
        label={t('dialog.toList')}
        data-testid="back"
        onClick={() => {
          navigate({ page: 'dialogs', list, dialogId: null });
        }}
      />
      <div className={styles.who}>
        <h2 className={styles.name} data-testid="dialog-title">
          {nameOf(row)}
        </h2>
        <div className={styles.meta}>
          <StatusWords row={row} />
          {row.status === 'bot' && <Icon name="robot" size={16} />}
          {row.waitingSince && row.status !== 'bot' && <WaitingTime since={row.waitingSince} />}
          <Rating mark={row.rating} />
        </div>
      </div>
      <div className={`${styles.actions} ${may.take ? styles.crowded : ''}`}>
        {may.take && (
          <Button
            kind={row.status === 'waiting' ? 'primary' : 'secondary'}
            busy={commands.busy.has('take')}
            title={t('keys.take')}
            shortcut="T"
            data-testid="take"
            onClick={commands.take}
          >
            {t('dialog.take')}
          </Button>
        )}
        {may.transfer && (
          <TransferPopover
            row={row}
            open={transferring}
            onOpen={onTransferring}
            onChoose={(target) => {
              onTransferring(false);
              commands.transfer(target);
            }}
            trigger={
              <Button
                icon="transfer"
                title={t('keys.transfer')}
                shortcut="R"
                busy={commands.busy.has('transfer')}
                aria-label={t('dialog.transfer')}
                data-testid="transfer"
              >
                <span className={styles.wide}>{t('dialog.transfer')}</span>
              </Button>
            }
          />
        )}
        {may.close && (
          <Button
            icon="check"
            busy={commands.busy.has('close')}
            title={t('keys.close')}
            shortcut="E"
            aria-label={t('keys.close')}
            data-testid="close"
            onClick={commands.close}
          >
            <span className={styles.wide}>{t('dialog.closeDialog')}</span>
          </Button>
        )}
        {may.reopen && (
          <Button icon="reopen" busy={commands.busy.has('reopen')} data-testid="reopen" onClick={commands.reopen}>
            {t('dialog.reopen')}
          </Button>
        )}
        {row.status === 'assigned' &&
          row.channelKind === 'web' &&
          (row.operatorId === me.operatorId || me.role !== 'operator') && (
            <TeleportBox whom={{ conversationId: row.conversationId, dialogId: row.dialogId }} />
          )}
        {macros.offered && (
          <IconButton
            icon="macro"
            label={t('macros.run')}
            aria-busy={macros.busy}
            data-testid="macros"
            onClick={macros.choose}
          />
        )}
        <IconButton
          icon="panel"
          label={t('dialog.details')}
          aria-pressed={details}
          data-testid="details-toggle"
          onClick={onDetails}
        />
      </div>
    </header>
  );
}

function StatusWords({ row }: { row: DialogRow }) {
  const { t } = useTranslation();
  const { directory, me } = useOffice();
  const channel = directory.channels.find((each) => each.channelId === row.channelId)?.name ?? row.channelKind;
  const owner = row.operatorName ?? t('people.operator');
  const status =
    row.status === 'closed'
      ? t('dialog.closedNow')
      : row.status === 'waiting'
        ? t('dialog.waiting')
        : row.status === 'bot'
          ? t('dialog.withBot')
          : row.operatorId === me.operatorId
            ? t('dialog.withYou')
            : t('dialog.withName', { name: owner });
  const priority = row.priority ?? 'normal';
  const parts = [
    status,
    channel,
    departmentName(directory, row.departmentId),
    row.offline ? t('dialog.leftOffline') : '',
    priority === 'normal' ? '' : t('priority.label', { priority: t(`priority.${priority}`) }),
  ].filter(Boolean);
  return (
    <span data-testid="dialog-status" data-status={row.status} data-operator-id={row.operatorId ?? ''}>
      {parts.join(' · ')}
    </span>
  );
}
