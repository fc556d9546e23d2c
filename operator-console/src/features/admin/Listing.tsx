import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '@/shared/ui/Button';
import { Icon } from '@/shared/ui/Icon';
import { State } from '@/shared/ui/States';
import type { IconName } from '@/shared/ui/icons';
import styles from './Listing.module.css';

export interface ListedThing {
  id: string;
  name: string;
  detail?: string;
  mark?: string;
  /** whether there is something to be looked at */
  caution?: boolean;
  face?: ReactNode;
}

interface Props {
  title: string;
  text: string;
  /** absent where things are added in another way */
  add?: string;
  onAdd?: () => void;
  onOpen: (id: string) => void;
  /** changes the order; absent where there is none to change */
  onMove?: (from: number, to: number) => Promise<void>;
  things: readonly ListedThing[];
  /** between the heading and the list, also where the list is empty */
  tools?: ReactNode;
  empty: { icon: IconName; title: string; text: string };
}

export function Listing({ title, text, add, onAdd, onOpen, onMove, things, tools, empty }: Props) {
  return (
    <>
      <div className={styles.intro}>
        <div>
          <h2>{title}</h2>
          <p>{text}</p>
        </div>
        {things.length > 0 && onAdd && (
          <Button kind="primary" icon="plus" onClick={onAdd} data-testid="add">
            {add}
          </Button>
        )}
      </div>
      {tools && <div className={styles.tools}>{tools}</div>}
      {things.length === 0 ? (
        <State icon={empty.icon} title={empty.title} text={empty.text}>
          {onAdd && (
            <Button kind="primary" icon="plus" onClick={onAdd} data-testid="add">
              {add}
            </Button>
          )}
        </State>
      ) : (
        <ul className={styles.rows}>
          {things.map((thing, index) => (
            <li key={thing.id}>
              <Row thing={thing} onOpen={onOpen} />
              {onMove && <Movers name={thing.name} index={index} count={things.length} onMove={onMove} />}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Row({ thing, onOpen }: { thing: ListedThing; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={styles.row}
      data-testid="thing"
      data-id={thing.id}
      onClick={() => {
        onOpen(thing.id);
      }}
    >
      {thing.face}
      <span className={styles.words}>
        <b>{thing.name}</b>
        {thing.detail && <small>{thing.detail}</small>}
      </span>
      {thing.caution && (
        <span className={styles.cautious} role="img" aria-label={t('admin.lookAt')}>
          <Icon name="warning" size={16} />
        </span>
      )}
      {thing.mark && <span className={styles.mark}>{thing.mark}</span>}
      <Icon name="chevronRight" size={16} />
    </button>
  );
}

interface MoversProps {
  name: string;
  index: number;
  count: number;
  onMove: (from: number, to: number) => Promise<void>;
}

function Movers({ name, index, count, onMove }: MoversProps) {
  const { t } = useTranslation();
  return (
    <span className={styles.movers}>
      <IconButton
        icon="arrowUp"
        label={t('admin.moveUp', { name })}
        disabled={index === 0}
        data-testid="move-up"
        onClick={() => void onMove(index, index - 1)}
      />
      <IconButton
        icon="arrowDown"
        label={t('admin.moveDown', { name })}
        disabled={index === count - 1}
        data-testid="move-down"
        onClick={() => void onMove(index, index + 1)}
      />
    </span>
  );
}
