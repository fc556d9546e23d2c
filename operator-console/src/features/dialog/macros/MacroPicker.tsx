import { useTranslation } from 'react-i18next';
import styles from '@/features/dialog/TransferPopover.module.css';
import { Button } from '@/shared/ui/Button';
import { Icon } from '@/shared/ui/Icon';
import { Modal } from '@/shared/ui/Modal';
import { SearchList } from '@/shared/ui/SearchList';
import type { Macro } from '@/shared/wire/macros';
import type { Macros } from './useMacros';

/** Which macro to run in the dialog, with what each does. */
export function MacroPicker({ macros }: { macros: Macros }) {
  const { t } = useTranslation();
  const { data, isError, refetch } = macros.query;
  return (
    <Modal open={macros.choosing} onClose={macros.stop} title={t('macros.run')}>
      {data ? (
        <Chooser rows={data} onChoose={macros.start} />
      ) : isError ? (
        <>
          <p role="alert">{t('macros.failed')}</p>
          <div>
            <Button onClick={() => void refetch()}>{t('common.retry')}</Button>
          </div>
        </>
      ) : (
        <p role="status">{t('common.loading')}</p>
      )}
    </Modal>
  );
}

function Chooser({ rows, onChoose }: { rows: readonly Macro[]; onChoose: (macro: Macro) => void }) {
  const { t } = useTranslation();
  const find = (query: string) => {
    const sought = query.trim().toLocaleLowerCase();
    return rows.filter((macro) => macro.name.toLocaleLowerCase().includes(sought));
  };
  return (
    <SearchList
      label={t('macros.search')}
      placeholder={t('macros.search')}
      title={t('macros.run')}
      none={t(rows.length === 0 ? 'macros.noneYet' : 'macros.notFound')}
      find={find}
      idOf={(macro) => macro.macroId}
      onChoose={onChoose}
      styles={styles}
      iconSize={16}
      testIds={{ search: 'macro-search', option: 'macro-option' }}
    >
      {(macro) => (
        <>
          <span className={styles.mark}>
            <Icon name="macro" />
          </span>
          <span className={styles.words}>
            {macro.name}
            <small>{macro.actions.map((action) => t(`actions.${action.kind}`)).join(' → ')}</small>
          </span>
        </>
      )}
    </SearchList>
  );
}
