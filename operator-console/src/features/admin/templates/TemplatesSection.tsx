import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { departmentName, useOffice } from '@/shared/desk/context';
import { useLanguageName } from '@/shared/i18n/names';
import { navigate } from '@/shared/router/router';
import { Button } from '@/shared/ui/Button';
import type { Template, TemplateOffer, TemplatePage } from '@/shared/wire/templates';
import styles from '@/features/admin/Admin.module.css';
import { Listing } from '@/features/admin/Listing';
import { Loaded } from '@/features/admin/Loading';
import { mayChange } from './mayChange';
import { type Filter, NO_FILTER, TemplateFilters } from './TemplateFilters';
import { TemplateForm } from './TemplateForm';
import { TemplateTable } from './TemplateTable';
import { TemplateView } from './TemplateView';

const open = (id: string | null) => {
  navigate({ page: 'admin', section: 'templates', id });
};

/** Prepared answers: everybody's own, and for administrators those of all [W-16] [W-20]. */
export function TemplatesSection({ id }: { id: string | null }) {
  if (id === 'table')
    return (
      <TemplateTable
        onDone={() => {
          open(null);
        }}
      />
    );
  if (id === 'new') return <TemplateForm key="new" read={undefined} onReload={() => undefined} onDone={open} />;
  return id === null ? <TemplateList /> : <OneTemplate key={id} id={id} />;
}

function OneTemplate({ id }: { id: string }) {
  const { api, me } = useOffice();
  const query = useQuery({
    queryKey: ['admin', 'templates', 'one', id],
    queryFn: ({ signal }) => api.get<Template>(`/api/admin/templates/${encodeURIComponent(id)}`, signal),
  });
  return (
    <Loaded query={query}>
      {(template) =>
        mayChange(me, template) ? (
          <TemplateForm read={template} onReload={() => void query.refetch()} onDone={open} />
        ) : (
          <TemplateView
            template={template}
            onDone={() => {
              open(null);
            }}
          />
        )
      }
    </Loaded>
  );
}

function TemplateList() {
  const { t } = useTranslation();
  const { directory } = useOffice();
  const languageName = useLanguageName();
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const { pages, found } = useTemplateList(filter);
  const rows = found ?? pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const whose = (template: Template) =>
    template.level === 'department'
      ? (departmentName(directory, template.departmentId) ?? t('common.unknown'))
      : t(`templates.${template.level}`);
  return (
    <Loaded query={{ ...pages, data: pages.data?.pages[0] }}>
      {(first) => (
        <>
          <Listing
            title={t('templates.title')}
            text={t('templates.about')}
            add={t('templates.add')}
            onAdd={() => {
              open('new');
            }}
            onOpen={open}
            tools={
              <>
                <div className={styles.choices}>
                  <Button
                    icon="file"
                    data-testid="template-table"
                    onClick={() => {
                      open('table');
                    }}
                  >
                    {t('templates.table')}
                  </Button>
                </div>
                <TemplateFilters filter={filter} sections={first.sections} onFilter={setFilter} />
              </>
            }
            things={rows.map((template) => ({
              id: template.templateId,
              name: template.name || template.text.slice(0, 80),
              detail: [template.section, template.name ? template.text : ''].filter(Boolean).join(' · ').slice(0, 200),
              mark: `${whose(template)} · ${languageName(template.language)}`,
            }))}
            empty={
              first.total === 0 && filter === NO_FILTER
                ? { icon: 'note', title: t('templates.none'), text: t('templates.noneText') }
                : { icon: 'search', title: t('templates.notFound'), text: t('templates.notFoundText') }
            }
          />
          {found === null && pages.hasNextPage && (
            <div className={styles.below}>
              <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                {t('templates.more')}
              </Button>
            </div>
          )}
        </>
      )}
    </Loaded>
  );
}

const MOST_FOUND = 50;

/** A page of what may be seen, or what is most like the text that is looked for. */
function useTemplateList(filter: Filter) {
  const { api, directory } = useOffice();
  const text = useDeferredValue(filter.text.trim());
  const { level, language, section } = filter;
  const pages = useInfiniteQuery({
    queryKey: ['admin', 'templates', 'list', { level, language, section }],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams({ after: String(pageParam) });
      for (const [name, value] of Object.entries({ level, language, section })) if (value) asked.set(name, value);
      return api.get<TemplatePage>(`/api/admin/templates?${asked}`, signal);
    },
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
  const asked = { text, language: language || directory.account.language, section: section || undefined };
  const search = useQuery({
    queryKey: ['admin', 'templates', 'search', asked],
    queryFn: () => api.send<TemplateOffer>('POST', '/api/admin/templates/suggestions', { ...asked, limit: MOST_FOUND }),
    enabled: text !== '',
    placeholderData: (before) => before,
  });
  const found = text === '' ? null : (search.data?.rows.filter((each) => level === '' || each.level === level) ?? []);
  return { pages, found };
}
