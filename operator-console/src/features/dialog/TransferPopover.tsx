import * as Popover from '@radix-ui/react-popover';
import { Fragment, type KeyboardEvent, type ReactElement, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useOffice } from '@/shared/desk/context';
import { useLanguageName } from '@/shared/i18n/names';
import { Avatar } from '@/shared/ui/Avatar';
import { Icon } from '@/shared/ui/Icon';
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
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const words = { language: languageName, queue: t('transfer.queue'), bot: t('transfer.bot') };
  const options = matching(transferOptions(row, directory, presence, words), query);
  const chosen = options[Math.min(at, options.length - 1)];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const by = event.key === 'ArrowDown' ? 1 : -1;
      setAt((present) => (Math.min(present, options.length - 1) + by + options.length) % Math.max(1, options.length));
    }
    if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      onChoose(chosen.target);
    }
  };
  return (
    <>
      <div className={styles.search}>
        <Icon name="search" size={16} />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
          aria-label={t('transfer.search')}
          placeholder={t('transfer.search')}
          value={query}
          data-testid="transfer-search"
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
        />
      </div>
      <div className={styles.list} role="listbox" id={`${id}-list`} aria-label={t('transfer.title')}>
        {options.map((option, index) => (
          <Fragment key={option.id}>
            {options[index - 1]?.group !== option.group && (
              <div className={styles.group} role="presentation">
                {t(`transfer.${option.group}`)}
              </div>
            )}
            <div
              id={`${id}-${option.id}`}
              role="option"
              aria-selected={option === chosen}
              className={styles.option}
              data-testid="transfer-option"
              data-target={option.id}
              onPointerMove={() => {
                setAt(index);
              }}
              onClick={() => {
                onChoose(option.target);
              }}
            >
              <OptionFace option={option} />
            </div>
          </Fragment>
        ))}
        {options.length === 0 && <p className={styles.none}>{t('transfer.nobody')}</p>}
      </div>
    </>
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
