import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDates, useOffice } from '@/shared/desk/context';
import { Avatar } from '@/shared/ui/Avatar';
import { Bone } from '@/shared/ui/States';
import type { RoutingDecision } from '@/shared/wire/routing';
import type { DialogRow } from '@/shared/wire/rows';
import styles from './VisitorPane.module.css';
import { candidatesInOrder, chosenBecause, knownTrigger, rejectionsOf } from './reasons';

/** Why routing gave the dialog to whom it did, in words: everyone who was looked at, and what was against them. */
export function WhyPanel({ row }: { row: DialogRow }) {
  const { t, i18n } = useTranslation();
  const { api } = useOffice();
  const { dialogId, operatorId, queuedSequence } = row;
  const { data, isPending, isError } = useQuery({
    queryKey: ['decisions', dialogId, operatorId ?? null, queuedSequence ?? null, i18n.language],
    queryFn: ({ signal }) =>
      api.get<{ decisions: RoutingDecision[] }>(
        `/api/routing/decisions?dialogId=${encodeURIComponent(dialogId)}&language=${i18n.language}`,
        signal,
      ),
    refetchInterval: row.status === 'waiting' ? 10_000 : false,
  });
  const [newest, ...earlier] = data?.decisions ?? [];
  return (
    <section className={styles.section} data-testid="why-panel">
      <h3 className={styles.title}>{t(row.status === 'waiting' ? 'why.waitTitle' : 'why.title')}</h3>
      {isPending ? (
        <Bone width="70%" height={14} />
      ) : isError ? (
        <p className={styles.muted}>{t('why.failed')}</p>
      ) : newest ? (
        <Decision decision={newest} />
      ) : (
        <p className={styles.muted}>{t('why.none')}</p>
      )}
      {earlier.length > 0 && (
        <details className={styles.more}>
          <summary>{t('why.earlier', { count: earlier.length })}</summary>
          {earlier.slice(0, 20).map((decision) => (
            <div key={decision.decisionId} className={styles.decision}>
              <Decision decision={decision} />
            </div>
          ))}
        </details>
      )}
    </section>
  );
}

function Decision({ decision }: { decision: RoutingDecision }) {
  const { t } = useTranslation();
  const dates = useDates();
  const { verdict, candidates } = decision;
  const chosen = verdict.type === 'Assign' ? verdict.operatorId : null;
  const because = chosenBecause(decision);
  const trigger = knownTrigger(decision.trigger);
  return (
    <div data-testid="decision" data-verdict={verdict.type}>
      <p className={styles.verdict}>
        {verdict.type === 'Assign' && t('why.assign', { name: verdict.operatorName })}
        {verdict.type === 'Wait' && t('why.wait')}
        {verdict.type === 'Requeue' &&
          t('why.requeue', { name: candidates.find((each) => each.operatorId === verdict.operatorId)?.name ?? '' })}
      </p>
      <p className={styles.reason}>
        {[because && t(`why.${because}`), trigger && t(`why.${trigger}`), dates.time(decision.at)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <ul className={styles.candidates}>
        {candidatesInOrder(decision).map((candidate) => (
          <li
            key={candidate.operatorId}
            className={`${styles.candidate} ${candidate.operatorId === chosen ? styles.chosen : ''}`}
            data-testid="candidate"
            data-operator-id={candidate.operatorId}
            data-rejections={candidate.rejections.join(' ')}
          >
            <Avatar id={candidate.operatorId} name={candidate.name} size={24} />
            <span>{candidate.name}</span>
            <span
              className={styles.load}
              role="img"
              aria-label={t('why.loadLabel', { load: candidate.load, limit: candidate.limit })}
            >
              {t('why.load', { load: candidate.load, limit: candidate.limit })}
            </span>
            <small>
              {candidate.operatorId === chosen
                ? t('why.chosen')
                : candidate.rejections.length === 0
                  ? t('why.eligible')
                  : rejectionsOf(candidate)
                      .map((each) => (each.known ? t(`why.${each.known}`) : each.text))
                      .join(', ')}
            </small>
          </li>
        ))}
      </ul>
    </div>
  );
}
