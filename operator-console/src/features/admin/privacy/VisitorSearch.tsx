import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { Button } from '@/shared/ui/Button';
import { SelectField, TextField } from '@/shared/ui/Field';
import { State } from '@/shared/ui/States';
import type { FoundVisitors } from '@/shared/wire/privacy';
import styles from '@/features/admin/Admin.module.css';
import { Loaded } from '@/features/admin/Loading';
import { FoundVisitorBox } from './FoundVisitorBox';

const WAYS = ['email', 'phone', 'id', 'ownId'] as const;
type Way = (typeof WAYS)[number];

/** Finds visitors by what they gave of themselves or by their id. */
export function VisitorSearch({ visitorId }: { visitorId: string | null }) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const [way, setWay] = useState<Way>(visitorId ? 'id' : 'email');
  const [text, setText] = useState(visitorId ?? '');
  const [sought, setSought] = useState<{ way: Way; value: string } | null>(
    visitorId ? { way: 'id', value: visitorId } : null,
  );
  const query = useQuery({
    queryKey: ['privacy', 'visitors', sought],
    queryFn: ({ signal }) => {
      const asked = new URLSearchParams(sought ? { [sought.way]: sought.value } : {});
      return api.get<FoundVisitors>(`/api/admin/privacy/visitors?${asked}`, signal);
    },
    enabled: sought !== null,
    retry: false,
  });
  return (
    <section className={styles.group}>
      <h3>{t('privacy.find')}</h3>
      <form
        className={styles.form}
        role="search"
        aria-label={t('privacy.find')}
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) setSought({ way, value: text.trim() });
        }}
      >
        <div className={styles.pair}>
          <SelectField
            name="way"
            label={t('privacy.by')}
            value={way}
            options={WAYS.map((value) => ({ value, label: t(`privacy.ways.${value}`) }))}
            onChange={(next) => {
              setWay(WAYS.find((each) => each === next) ?? 'email');
            }}
          />
          <TextField
            name="sought"
            label={t(`privacy.ways.${way}`)}
            value={text}
            maxLength={254}
            autoComplete="off"
            onChange={(event) => {
              setText(event.target.value);
            }}
          />
        </div>
        <div>
          <Button
            type="submit"
            icon="search"
            busy={query.isFetching}
            disabled={!text.trim()}
            data-testid="find-visitor"
          >
            {t('privacy.search')}
          </Button>
        </div>
      </form>
      {sought && (
        <Loaded query={query}>
          {({ visitors, next }) =>
            visitors.length === 0 ? (
              <State icon="search" title={t('privacy.nobody')} text={t('privacy.nobodyText')} />
            ) : (
              <>
                {visitors.map((visitor) => (
                  <FoundVisitorBox key={visitor.visitorId} visitor={visitor} />
                ))}
                {next && <p className={styles.muted}>{t('privacy.more')}</p>}
              </>
            )
          }
        </Loaded>
      )}
    </section>
  );
}
