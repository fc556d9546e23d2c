import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates, useOffice } from '@/shared/desk/context';
import { Problem } from '@/shared/http/problem';
import { Button } from '@/shared/ui/Button';
import { State } from '@/shared/ui/States';
import { say } from '@/shared/ui/toasts';
import type { PartnerToken } from '@/shared/wire/integrations';
import styles from '@/features/admin/Admin.module.css';
import { Question } from '@/features/admin/FormFrame';
import { Listing } from '@/features/admin/Listing';
import { Loaded } from '@/features/admin/Loading';
import { ROOT } from './destinations';
import { SCOPE_WORDS, TOKEN, useTokens } from './tokens';

/** When a token was used, in words. */
function useUse(): (token: PartnerToken) => string {
  const { t } = useTranslation();
  const dates = useDates();
  return ({ lastUsedAt }) =>
    lastUsedAt === undefined
      ? t('integrations.tokenUnused')
      : t('integrations.tokenUsed', { time: dates.dateTime(lastUsedAt) });
}

/** The tokens that programs have. */
export function Tokens({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const query = useTokens();
  const use = useUse();
  return (
    <div className={styles.below} data-testid="tokens">
      <Loaded query={query}>
        {(tokens) => (
          <Listing
            title={t('integrations.tokens')}
            text={t('integrations.tokensText')}
            add={t('integrations.addToken')}
            onAdd={() => {
              onOpen('token');
            }}
            onOpen={(id) => {
              onOpen(TOKEN + id);
            }}
            things={tokens.map((token) => ({ id: token.tokenId, name: token.name, detail: use(token) }))}
            empty={{ icon: 'lock', title: t('integrations.noTokens'), text: t('integrations.noTokensText') }}
          />
        )}
      </Loaded>
    </div>
  );
}

/** One token: what it may, who made it, when it was used, and its end. */
export function TokenView({ tokenId, onDone }: { tokenId: string; onDone: (id: string | null) => void }) {
  const { t } = useTranslation();
  const query = useTokens();
  return (
    <div className={styles.form}>
      <div>
        <Button
          icon="back"
          onClick={() => {
            onDone(null);
          }}
        >
          {t('integrations.all')}
        </Button>
      </div>
      <Loaded query={query}>
        {(tokens) => {
          const token = tokens.find((each) => each.tokenId === tokenId);
          return token ? (
            <Details token={token} onDone={onDone} />
          ) : (
            <State icon="lock" title={t('errors.not-found')} />
          );
        }}
      </Loaded>
    </div>
  );
}

function Details({ token, onDone }: { token: PartnerToken; onDone: (id: string | null) => void }) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const dates = useDates();
  const use = useUse();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const revoke = useMutation({
    mutationFn: () => api.send<undefined>('DELETE', `${ROOT}/tokens/${encodeURIComponent(token.tokenId)}`),
    onSuccess: () => {
      say(t('integrations.revoked'));
      void client.invalidateQueries({ queryKey: ['integrations', 'tokens'] });
      onDone(null);
    },
    onError: (failure) => {
      say(t(`errors.${failure instanceof Problem ? failure.code : 'unreachable'}`), 'danger');
    },
  });
  return (
    <section className={styles.group} data-testid="token">
      <h3>{token.name}</h3>
      <p className={styles.muted}>
        {t('integrations.tokenMade', { time: dates.dateTime(token.createdAt), name: token.createdBy })}
      </p>
      <p>{use(token)}</p>
      <h4>{t('integrations.tokenScopes')}</h4>
      <ul>
        {token.scopes.map((scope) => (
          <li key={scope}>{t(`integrations.scopes.${SCOPE_WORDS[scope]}`)}</li>
        ))}
      </ul>
      <div>
        <Button
          kind="danger"
          busy={revoke.isPending}
          data-testid="revoke"
          onClick={() => {
            setAsking(true);
          }}
        >
          {t('integrations.revoke')}
        </Button>
      </div>
      <Question
        open={asking}
        title={t('integrations.revokeAsk', { name: token.name })}
        text={t('integrations.revokeText')}
        no={t('common.cancel')}
        yes={t('integrations.revoke')}
        testId="revoke-confirm"
        onNo={() => {
          setAsking(false);
        }}
        onYes={() => {
          setAsking(false);
          revoke.mutate();
        }}
      />
    </section>
  );
}
