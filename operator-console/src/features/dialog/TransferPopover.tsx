import * as Popover from '@radix-ui/react-popover';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useOffice } from '@/shared/desk/context';
import { useLanguageName } from '@/shared/i18n/names';
import { Avatar } from '@/shared/ui/Avatar';
import { Icon } from '@/shared/ui/Icon';
import { SearchList } from '@/shared/ui/SearchList';
import type { TransferTarget } from '@/shared/wire/commands';
import type { DialogRow } from '@/shared/wire/rows';
import styles from './TransferPopover.module.css';
import { matching, type TransferOption, transferOptions } from './transferOptions';

interface Props {
  row: DialogRow;
  open: boolean;
  onOpen: (open: boolean) => void;
  onChoose: (target: TransferTarget) => void;
  trigger: ReactElement;
}

export function TransferPopover({ row, open, onOpen, onChoose, trigger }: Props) {
  const { t } = useTranslation();
  return (
    <Popover.Root open={open} onOpenChange={onOpen}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles.panel}
          align="end"
          sideOffset={6}
          collisionPadding={12}
          aria-label={t('transfer.title')}
          data-testid="transfer-panel"
        >
          <Chooser row={row} onChoose={onChoose} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Chooser({ row, onChoose }: Pick<Props, 'row' | 'onChoose'>) {
  const { t } = useTranslation();
  const { directory } = useOffice();
  const presence = useDesk((state) => state.presence);
  const languageName = useLanguageName();
  const words = { language: languageName, queue: t('transfer.queue'), bot: t('transfer.bot') };
  const options = transferOptions(row, directory, presence, words);
  return (
    <SearchList
      label={t('transfer.search')}
      placeholder={t('transfer.search')}
      title={t('transfer.title')}
      none={t('transfer.nobody')}
      find={(query) => matching(options, query)}
      idOf={(option) => option.id}
      groupOf={(option) => t(`transfer.${option.group}`)}
      onChoose={(option) => {
        onChoose(option.target);
      }}
      styles={styles}
      iconSize={16}
      testIds={{ search: 'transfer-search', option: 'transfer-option' }}
    >
      {(option) => <OptionFace option={option} />}
    </SearchList>
  );
}

function OptionFace({ option }: { option: TransferOption }) {
  const { t } = useTranslation();
  const languageName = useLanguageName();
  if (option.target.kind === 'operator') {
    const languages = (option.languages ?? []).map(languageName).join(', ');
    return (
      <>
        <Avatar id={option.target.operatorId} name={option.label} size={28} presence={option.presence} />
        <span className={styles.words}>
          {option.label}
          <small>{`${t(`presence.${option.presence ?? 'offline'}`)} · ${languages}`}</small>
        </span>
      </>
    );
  }
  const icons = { department: 'building', language: 'language', queue: 'queue', bot: 'robot' } as const;
  return (
    <>
      <span className={styles.mark}>
        <Icon name={icons[option.target.kind]} />
      </span>
      <span className={styles.words}>{option.label}</span>
    </>
  );
}
