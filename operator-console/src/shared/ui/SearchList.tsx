import { Fragment, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { Icon } from './Icon';

interface Props<T> {
  /** what the field asks for */
  label: string;
  placeholder: string;
  /** what the list is called */
  title: string;
  /** stands where nothing is found */
  none: string;
  find: (query: string) => readonly T[];
  /** tells an option from the others; without spaces, for it becomes a part of an element's id */
  idOf: (option: T, index: number) => string;
  /** the heading that an option is under; it stands wherever it changes */
  groupOf?: (option: T) => string;
  onChoose: (option: T) => void;
  /** what an option looks like */
  children: (option: T) => ReactNode;
  /** with search, list, group, option and none */
  styles: Readonly<Record<string, string>>;
  iconSize: number;
  testIds: { search: string; option: string };
}

/** A field that searches and the list of what it finds; arrows move through the list and Enter chooses. */
export function SearchList<T>({ find, idOf, groupOf, onChoose, children, styles, ...words }: Props<T>) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const options = find(query);
  const present = Math.min(at, Math.max(0, options.length - 1));
  const chosen = options[present];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const by = event.key === 'ArrowDown' ? 1 : -1;
      const next = (present + by + options.length) % Math.max(1, options.length);
      setAt(next);
      list.current?.querySelectorAll('[role=option]')[next]?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      onChoose(chosen);
    }
  };
  const heading = (index: number) => {
    const option = options[index];
    return option === undefined ? undefined : groupOf?.(option);
  };
  return (
    <>
      <div className={styles.search}>
        <Icon name="search" size={words.iconSize} />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen === undefined ? undefined : `${id}-${idOf(chosen, present)}`}
          aria-label={words.label}
          placeholder={words.placeholder}
          value={query}
          data-testid={words.testIds.search}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
        />
      </div>
      <div ref={list} className={styles.list} role="listbox" id={`${id}-list`} aria-label={words.title}>
        {options.map((option, index) => (
          <Fragment key={idOf(option, index)}>
            {heading(index) !== heading(index - 1) && (
              <div className={styles.group} role="presentation">
                {heading(index)}
              </div>
            )}
            <div
              id={`${id}-${idOf(option, index)}`}
              role="option"
              aria-selected={index === present}
              className={styles.option}
              data-testid={words.testIds.option}
              data-target={idOf(option, index)}
              onPointerMove={() => {
                setAt(index);
              }}
              onClick={() => {
                onChoose(option);
              }}
            >
              {children(option)}
            </div>
          </Fragment>
        ))}
        {options.length === 0 && <p className={styles.none}>{words.none}</p>}
      </div>
    </>
  );
}
