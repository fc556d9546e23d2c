import type { ReactNode } from 'react';
import { Button } from '@/shared/ui/Button';
import { Icon } from '@/shared/ui/Icon';
import { State } from '@/shared/ui/States';
import type { IconName } from '@/shared/ui/icons';
import styles from './Admin.module.css';

export interface ListedThing {
  id: string;
  name: string;
  detail?: string;
  mark?: string;
  face?: ReactNode;
}

interface Props {
  title: string;
  text: string;
  add: string;
  onAdd: () => void;
  onOpen: (id: string) => void;
  things: readonly ListedThing[];
  empty: { icon: IconName; title: string; text: string };
}

export function Listing({ title, text, add, onAdd, onOpen, things, empty }: Props) {
  return (
    <>
      <div className={styles.intro}>
        <div>
          <h2>{title}</h2>
          <p>{text}</p>
        </div>
        {things.length > 0 && (
          <Button kind="primary" icon="plus" onClick={onAdd} data-testid="add">
            {add}
          </Button>
        )}
      </div>
      {things.length === 0 ? (
        <State icon={empty.icon} title={empty.title} text={empty.text}>
          <Button kind="primary" icon="plus" onClick={onAdd} data-testid="add">
            {add}
          </Button>
        </State>
      ) : (
        <ul className={styles.rows}>
          {things.map((thing) => (
            <li key={thing.id}>
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
                {thing.mark && <span className={styles.mark}>{thing.mark}</span>}
                <Icon name="chevronRight" size={16} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
