import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { navigate } from '@/shared/router/router';
import { Button } from '@/shared/ui/Button';
import { Icon } from '@/shared/ui/Icon';
import type { DestinationRow, Webhook } from '@/shared/wire/integrations';
import styles from '@/features/admin/Admin.module.css';
import { type ListedThing, Listing } from '@/features/admin/Listing';
import { Loaded } from '@/features/admin/Loading';
import { BotForm } from './BotForm';
import { CrmForm } from './CrmForm';
import { CRM_NAMES, crmNamed, vendorOf } from './crms';
import { DestinationView } from './DestinationView';
import { ROOT, useDestinations } from './destinations';
import { HandlersForm } from './HandlersForm';
import { hostAndPath, needsCare, worstFirst } from './health';
import { TokenForm } from './TokenForm';
import { Tokens, TokenView } from './TokenList';
import { TOKEN } from './tokens';
import { WebhookForm } from './WebhookForm';

const open = (id: string | null) => {
  navigate({ page: 'admin', section: 'integrations', id });
};

/** Webhooks, handler URLs and the addresses of rules: what is called, and how it is doing. */
export function IntegrationsSection({ id }: { id: string | null }) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const destinations = useDestinations();
  const webhooks = useQuery({
    queryKey: ['integrations', 'webhooks'],
    queryFn: async ({ signal }) => (await api.get<{ webhooks: Webhook[] }>(`${ROOT}/webhooks`, signal)).webhooks,
  });
  if (id === 'handlers') return <HandlersForm onDone={open} />;
  const crm = crmNamed(id);
  if (crm) return <CrmForm key={crm} crm={crm} onDone={open} />;
  if (id === 'bot') return <BotForm read={undefined} onReload={() => undefined} onDone={open} />;
  if (id === 'token') return <TokenForm onDone={open} />;
  if (id?.startsWith(TOKEN)) return <TokenView tokenId={id.slice(TOKEN.length)} onDone={open} />;
  if (id === 'new') return <WebhookForm read={undefined} onReload={() => undefined} onDone={open} />;
  return (
    <Loaded query={destinations}>
      {(all) => {
        const chosen = all.find((each) => each.destinationId === id);
        if (!chosen) return <Overview all={all} />;
        const webhook = webhooks.data?.find((each) => each.destinationId === id);
        return (
          <DestinationView
            key={id}
            destination={chosen}
            onBack={() => {
              open(null);
            }}
          >
            {chosen.kind === 'crm' && (
              <Button
                onClick={() => {
                  open(chosen.name);
                }}
              >
                {t('integrations.settings')}
              </Button>
            )}
            {chosen.kind === 'bot' && (
              <BotForm read={chosen} onReload={() => void destinations.refetch()} onDone={open} />
            )}
            {chosen.kind === 'webhook' && webhook && (
              <WebhookForm read={webhook} onReload={() => void webhooks.refetch()} onDone={open} />
            )}
          </DestinationView>
        );
      }}
    </Loaded>
  );
}

function Overview({ all }: { all: readonly DestinationRow[] }) {
  const { t } = useTranslation();
  const rows = (kind: DestinationRow['kind']) => all.filter((each) => each.kind === kind);
  return (
    <>
      <Troubles all={all} />
      <Listing
        title={t('integrations.webhooks')}
        text={t('integrations.webhooksText')}
        add={t('integrations.addWebhook')}
        onAdd={() => {
          open('new');
        }}
        onOpen={open}
        things={useListed(rows('webhook'))}
        empty={{ icon: 'link', title: t('integrations.none'), text: t('integrations.noneText') }}
      />
      <div className={styles.below}>
        <Listing
          title={t('integrations.handlers')}
          text={t('integrations.handlersText')}
          add={t('integrations.setHandlers')}
          onAdd={() => {
            open('handlers');
          }}
          onOpen={open}
          things={useListed(rows('handler'))}
          empty={{ icon: 'code', title: t('integrations.noHandlers'), text: t('integrations.noHandlersText') }}
        />
      </div>
      <Crms rows={rows('crm')} />
      <div className={styles.below}>
        <Listing
          title={t('integrations.bots')}
          text={t('integrations.botsText')}
          add={t('integrations.addBot')}
          onAdd={() => {
            open('bot');
          }}
          onOpen={open}
          things={useListed(rows('bot'))}
          empty={{ icon: 'robot', title: t('integrations.noBots'), text: t('integrations.noBotsText') }}
        />
      </div>
      <Tokens onOpen={open} />
      <Called rows={rows('rule')} />
    </>
  );
}

/** The CRMs that are connected, and those that can be. */
function Crms({ rows }: { rows: readonly DestinationRow[] }) {
  const { t } = useTranslation();
  const free = CRM_NAMES.filter((name) => !rows.some((row) => row.name === name));
  return (
    <div className={styles.below}>
      <Listing
        title={t('integrations.crms')}
        text={t('integrations.crmsText')}
        onOpen={open}
        things={useListed(rows)}
        empty={{ icon: 'people', title: t('integrations.noCrm'), text: t('integrations.noCrmText') }}
      />
      <p className={styles.choices} data-testid="crm-choices">
        {free.map((name) => (
          <Button
            key={name}
            icon="plus"
            onClick={() => {
              open(name);
            }}
          >
            {t('integrations.setCrm', { name: vendorOf(name).name })}
          </Button>
        ))}
      </p>
    </div>
  );
}

/** The addresses that rules name: they are set in the rules, and only looked at here. */
function Called({ rows }: { rows: readonly DestinationRow[] }) {
  const { t } = useTranslation();
  const things = useListed(rows);
  if (things.length === 0) return null;
  return (
    <div className={styles.below} data-testid="rule-addresses">
      <Listing
        title={t('integrations.rules')}
        text={t('integrations.rulesText')}
        add={t('integrations.toRules')}
        onAdd={() => {
          navigate({ page: 'admin', section: 'automations', id: null });
        }}
        onOpen={open}
        things={things}
        empty={{ icon: 'robot', title: t('integrations.rules'), text: t('integrations.rulesText') }}
      />
    </div>
  );
}

function useListed(destinations: readonly DestinationRow[]): ListedThing[] {
  const { t } = useTranslation();
  const nameOf = useDestinationName();
  return destinations.map((each) => ({
    id: each.destinationId,
    name: nameOf(each),
    detail: [
      hostAndPath(each.url),
      each.dead > 0 ? t('integrations.deadCount', { count: each.dead }) : null,
      each.open > 0 ? t('integrations.openCount', { count: each.open }) : null,
    ]
      .filter((part) => part !== null)
      .join(' · '),
    mark: each.health === 'healthy' ? undefined : t(`integrations.health.${each.health}`),
    caution: needsCare(each),
  }));
}

/** What a destination is called: its own name, its moment, or its address. */
export function useDestinationName(): (destination: DestinationRow) => string {
  const { t } = useTranslation();
  return ({ kind, name, url }) => {
    if (kind === 'handler' && (name === 'chat_start' || name === 'chat_assign' || name === 'chat_close'))
      return t(`integrations.moment.${name}`);
    const crm = kind === 'crm' ? crmNamed(name) : null;
    if (crm) return vendorOf(crm).name;
    return name || hostAndPath(url);
  };
}

/** The note to the account's owner: what is not answering, said here until it does. */
function Troubles({ all }: { all: readonly DestinationRow[] }) {
  const { t } = useTranslation();
  const nameOf = useDestinationName();
  const troubles = worstFirst(all);
  if (troubles.length === 0) return null;
  return (
    <div className={styles.troubles}>
      {troubles.map((each) => (
        <div key={each.destinationId} className={styles.caution} role="status" data-testid="integration-trouble">
          <Icon name="warning" />
          <span>
            {t(`integrations.trouble.${each.health === 'disabled' ? 'disabled' : 'open'}`, { name: nameOf(each) })}
          </span>
          <Button
            onClick={() => {
              open(each.destinationId);
            }}
          >
            {t('integrations.look')}
          </Button>
        </div>
      ))}
    </div>
  );
}
