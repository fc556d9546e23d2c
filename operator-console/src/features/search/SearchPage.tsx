import { type KeyboardEvent, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { aim } from '@/shared/desk/aim';
import { useOffice } from '@/shared/desk/context';
import { Problem } from '@/shared/http/problem';
import { navigate } from '@/shared/router/router';
import { Button, IconButton } from '@/shared/ui/Button';
import page from '@/shared/ui/Page.module.css';
import { Bone, State } from '@/shared/ui/States';
import type { FoundPlace } from '@/shared/wire/search';
import { MessageRow, VisitorRow } from './FoundRows';
import styles from './Search.module.css';
import { SearchFilters } from './SearchFilters';
import { listOfFound, sought as remembered, stepped } from '@/shared/desk/sought';
import { useSearch } from './useSearch';

/** Messages by their words, visitors and dialogs by what they are called; Enter goes there. */
export function SearchPage() {
  const { t } = useTranslation();
  const { me } = useOffice();
  const sought = useSyncExternalStore(remembered.subscribe, remembered.get);
  const { enabled, messages, people } = useSearch(sought);
  const [cursor, setCursor] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  const go = (place: FoundPlace, sequence?: number) => {
    aim.set(sequence === undefined ? null : { dialogId: place.dialogId, sequence });
    navigate({ page: 'dialogs', list: listOfFound(place, me.operatorId), dialogId: place.dialogId });
  };
  const visitors = enabled ? (people.data?.rows ?? []) : [];
  const said = enabled ? (messages.data?.pages.flatMap((each) => each.rows) ?? []) : [];
  const places = [
    ...visitors.map((found) => ({
      id: `found-${found.dialog.dialogId}`,
      open: () => {
        go(found.dialog);
      },
    })),
    ...said.map((found) => ({
      id: `found-${found.messageId}`,
      open: () => {
        go(found.dialog, found.sequence);
      },
    })),
  ];
  const ids = places.map(({ id }) => id);
  const present = cursor !== null && ids.includes(cursor) ? cursor : null;
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setCursor(stepped(ids, present, event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      (places.find(({ id }) => id === present) ?? places[0])?.open();
    }
  };
  const standing = (id: string) => ({
    id,
    cursor: id === present,
    onOpen: () => {
      places.find((each) => each.id === id)?.open();
    },
  });
  const pending = messages.isPending || people.isPending;
  // the last answer is not the one to what is typed now
  const stale = messages.isPlaceholderData || people.isPlaceholderData;
  const failure = messages.error ?? people.error;

  return (
    <main className={page.page} id="main" tabIndex={-1} data-testid="search-page">
      <header className={page.head}>
        <IconButton
          icon="back"
          label={t('admin.toWorkplace')}
          onClick={() => {
            navigate({ page: 'dialogs', list: 'awaiting', dialogId: null });
          }}
        />
        <h1 className={styles.title}>{t('search.title')}</h1>
      </header>
      <div className={styles.asked}>
        <input
          ref={input}
          type="search"
          role="combobox"
          className={styles.input}
          aria-label={t('search.label')}
          aria-expanded={places.length > 0}
          aria-controls={places.length > 0 ? listId : undefined}
          aria-activedescendant={present ?? undefined}
          placeholder={t('search.label')}
          maxLength={200}
          data-testid="search-input"
          value={sought.text}
          onChange={(event) => {
            remembered.set({ ...sought, text: event.target.value });
          }}
          onKeyDown={onKey}
        />
        <SearchFilters
          sought={sought}
          onChange={(next) => {
            remembered.set(next);
          }}
        />
      </div>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('search.found')}>
        {!enabled ? (
          <State icon="search" title={t('search.hintTitle')} text={t('search.hint')} testId="search-hint" />
        ) : failure && !stale ? (
          <Failed failure={failure} onRetry={() => void Promise.all([messages.refetch(), people.refetch()])} />
        ) : pending ? (
          <Bones />
        ) : places.length === 0 && !stale ? (
          <State icon="search" title={t('search.none')} text={t('search.noneText')} testId="search-none" />
        ) : (
          <>
            <div id={listId} role="listbox" aria-label={t('search.found')} aria-busy={stale} className={styles.found}>
              {visitors.length > 0 && (
                <div role="group" aria-label={t('search.people')}>
                  <h2 className={styles.subtitle} aria-hidden="true">
                    {t('search.people')}
                  </h2>
                  {visitors.map((found) => (
                    <VisitorRow
                      key={found.dialog.dialogId}
                      found={found}
                      {...standing(`found-${found.dialog.dialogId}`)}
                    />
                  ))}
                </div>
              )}
              {said.length > 0 && (
                <div role="group" aria-label={t('search.messages')}>
                  <h2 className={styles.subtitle} aria-hidden="true">
                    {t('search.messages')}
                  </h2>
                  {said.map((found) => (
                    <MessageRow key={found.messageId} found={found} {...standing(`found-${found.messageId}`)} />
                  ))}
                </div>
              )}
            </div>
            {people.data?.more && <p className={styles.more}>{t('search.morePeople')}</p>}
            {messages.hasNextPage && (
              <div className={styles.older}>
                <Button disabled={messages.isFetchingNextPage} onClick={() => void messages.fetchNextPage()}>
                  {t('search.older')}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
    </main>
  );
}

function Failed({ failure, onRetry }: { failure: Error; onRetry: () => void }) {
  const { t } = useTranslation();
  const reason = failure instanceof Problem ? failure.code : 'unreachable';
  // trying the same again finds no more in it
  const hopeless = reason === 'search-empty' || reason === 'search-too-broad';
  return (
    <State
      icon={hopeless ? 'search' : 'offline'}
      title={hopeless ? t('search.none') : t('search.failed')}
      text={t(`errors.${reason}`)}
      testId="search-failed"
    >
      {!hopeless && <Button onClick={onRetry}>{t('common.retry')}</Button>}
    </State>
  );
}

function Bones() {
  const { t } = useTranslation();
  return (
    <div className={styles.bones} role="status" aria-label={t('common.loading')}>
      {[70, 84, 62, 78].map((width) => (
        <Bone key={width} width={`${width}%`} height={44} />
      ))}
    </div>
  );
}
