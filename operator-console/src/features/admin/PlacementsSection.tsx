import { useTranslation } from 'react-i18next';
import { useLanguageName } from '@/shared/i18n/names';
import { navigate } from '@/shared/router/router';
import { Button } from '@/shared/ui/Button';
import { State } from '@/shared/ui/States';
import type { ChannelSettings, PlacementSettings } from '@/shared/wire/settings';
import styles from './Admin.module.css';
import { Listing } from './Listing';
import { Loaded } from './Loading';
import { PlacementForm } from './PlacementForm';
import { useSaveThing, useThings } from './things';

const open = (id: string | null) => {
  navigate({ page: 'admin', section: 'placements', id });
};

export function PlacementsSection({ id }: { id: string | null }) {
  const { t } = useTranslation();
  const languageName = useLanguageName();
  const query = useThings<PlacementSettings>('placements');
  const channels = useThings<ChannelSettings>('channels');
  return (
    <Loaded query={channels}>
      {(all) => {
        const web = all.filter((channel) => channel.kind === 'web');
        return (
          <Loaded query={query}>
            {(placements) => {
              const chosen = placements.find((each) => each.placementId === id);
              if (web.length === 0) return <NoChannel />;
              if (chosen || id === 'new') {
                return (
                  <PlacementForm
                    key={`${id}-${chosen?.version}`}
                    read={chosen}
                    channels={web}
                    onReload={() => void query.refetch()}
                    onDone={open}
                  />
                );
              }
              return (
                <Listing
                  title={t('placements.title')}
                  text={t('placements.text')}
                  add={t('placements.add')}
                  onAdd={() => {
                    open('new');
                  }}
                  onOpen={open}
                  things={placements.map((each) => ({
                    id: each.placementId,
                    name: each.name,
                    detail: `${each.title} · ${languageName(each.language)}`,
                    face: <span className={styles.swatch} style={{ background: each.colour }} />,
                  }))}
                  empty={{ icon: 'code', title: t('placements.none'), text: t('placements.noneText') }}
                />
              );
            }}
          </Loaded>
        );
      }}
    </Loaded>
  );
}

function NoChannel() {
  const { t } = useTranslation();
  const save = useSaveThing<ChannelSettings>('channels');
  return (
    <State icon="code" title={t('placements.noChannel')} text={t('placements.noChannelText')}>
      <Button
        kind="primary"
        busy={save.isPending}
        onClick={() => {
          save.mutate({
            id: null,
            body: { kind: 'web', name: t('placements.webChat'), enabled: true, allowedOrigins: [] },
          });
        }}
      >
        {t('placements.makeChannel')}
      </Button>
    </State>
  );
}
