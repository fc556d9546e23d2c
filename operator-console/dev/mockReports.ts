import type { LiveBoard } from '@/shared/wire/board';
import {
  type Grouping,
  GROUPINGS,
  type OperatorFigures,
  type OperatorReport,
  type Report,
  type ReportDialog,
  type ReportDialogs,
  type ReportGroup,
  type ReportPeriod,
} from '@/shared/wire/reports';
import type { Directory } from '@/shared/wire/settings';
import type { Language } from './cast';
import { figuresOf, spread, together } from './mockFigures';

const DAY = 86_400_000;
const PAGE = 12;

interface Answer {
  status: number;
  body: unknown;
}

/** The code of a failure that passes, by a status that is not asked again: seven seconds of asking show nothing. */
const FAILED: Answer = { status: 400, body: { code: 'internal-error', detail: '' } };

/** Figures of a pretended company: the same for the same period, and their groups add up to their total. */
export class MockReports {
  constructor(
    private readonly directory: Directory,
    private readonly language: Language,
    private readonly scenario: string,
  ) {}

  /** What `/api/admin/reports` and `/api/admin/report-files` answer. */
  answer(service: string, what: string | undefined, url: URL): Answer {
    if (this.scenario === 'error') return FAILED;
    if (service === 'report-files') return { status: 200, body: `${what ?? ''} of pretended figures` };
    switch (what) {
      case 'figures':
        return { status: 200, body: this.figures(url.searchParams) };
      case 'operators':
        return { status: 200, body: this.operators(url.searchParams) };
      case 'dialogs':
        return { status: 200, body: this.dialogs(url.searchParams) };
      default:
        return { status: 404, body: { code: 'not-found', detail: '' } };
    }
  }

  /** What `/api/routing/board` answers. */
  board(): Answer {
    if (this.scenario === 'error') return FAILED;
    if (this.scenario === 'empty') return { status: 200, body: { operators: [], waiting: 0 } };
    const statuses = ['online', 'online', 'away', 'invisible', 'offline'] as const;
    const board: LiveBoard = {
      operators: this.directory.operators.map(({ operatorId, name }, index) => ({
        operatorId,
        name,
        status: statuses[index] ?? 'offline',
        load: [3, 5, 2, 1, 0][index] ?? 0,
        limit: 5,
      })),
      waiting: 3,
      longestWaitSeconds: 184,
    };
    return { status: 200, body: board };
  }

  private figures(asked: URLSearchParams): Report {
    const period = this.period(asked.get('from') ?? '', asked.get('to') ?? '');
    const by = GROUPINGS.find((each) => each === asked.get('by'));
    const keys = this.scenario === 'empty' ? [] : this.keys(by ?? 'day', period);
    const groups = keys.map(([key, name], index): ReportGroup => {
      const figures = figuresOf(18 + ((index * 7 + key.length * 3) % 23), index);
      return name === undefined ? { key, figures } : { key, name, figures };
    });
    const all = groups.map(({ figures }) => figures);
    const earlier = this.period(
      dateOf(Date.parse(period.begin) - days(period) * DAY),
      dateOf(Date.parse(period.begin) - DAY),
    );
    const report: Report = {
      period,
      refusalSeconds: 60,
      total: together(all),
      groups,
      groupsLeftOut: by === 'page' || by === 'client' ? 3 : 0,
    };
    if (by) report.by = by;
    if (asked.get('before') === 'true')
      report.before = { period: earlier, total: together(all.map((_, index) => figuresOf(22, index + 3))) };
    return report;
  }

  private operators(asked: URLSearchParams): OperatorReport {
    const period = this.period(asked.get('from') ?? '', asked.get('to') ?? '');
    if (this.scenario === 'empty') return { period, operators: [] };
    const gone: { operatorId: string; name?: string } = { operatorId: 'gone' };
    const named = [...this.directory.operators, gone].map((each, index) => {
      const dialogs = 64 - index * 9;
      const figures: OperatorFigures = {
        operatorId: each.operatorId,
        dialogs,
        messages: dialogs * 6,
        firstReply: spread(dialogs, 24_000 + index * 11_000),
        replies: { count: dialogs * 4, averageMillis: 41_000 + index * 6_500 },
        transferred: index * 2,
        handlingMillis: dialogs * 540_000,
        onlineMillis: (38 - index * 5) * 3_600_000,
        awayMillis: (2 + index) * 1_140_000,
        loadHundredths: 264 - index * 31,
        mostAtOnce: 5 - (index % 3),
      };
      return each.name === undefined ? { figures } : { name: each.name, figures };
    });
    return { period, operators: named };
  }

  private dialogs(asked: URLSearchParams): ReportDialogs {
    if (this.scenario === 'empty') return { rows: [], next: null };
    const from = Number(asked.get('after') ?? 0);
    const { channels, operators, departments } = this.directory;
    const last = Date.parse(`${asked.get('to') ?? ''}T17:40:00Z`);
    const missed = asked.get('figure') === 'missed';
    const rows = Array.from({ length: PAGE }, (_, index): ReportDialog => {
      const number = from + index;
      const openedAt = last - number * 2_460_000;
      const channel = at(channels, number);
      const row: ReportDialog = {
        dialogId: `dialog-${number % 16}`,
        visitorId: `visitor-${number}`,
        channelId: channel.channelId,
        channelKind: channel.kind,
        departmentId: at(departments, number).departmentId,
        category: at(this.labels().categories, number),
        openedAt: new Date(openedAt).toISOString(),
        closedAt: new Date(openedAt + 1_320_000).toISOString(),
        present: missed || number % 5 === 4 ? 'missed' : 'served',
        stated: number % 5 === 4 ? 'refusal' : missed ? 'missed' : 'served',
      };
      return missed || number % 5 === 4
        ? row
        : { ...row, operatorId: at(operators, number).operatorId, firstReplyMillis: 21_000 + number * 3_700 };
    });
    return { rows, next: from === 0 ? String(PAGE) : null };
  }

  private labels() {
    return this.directory.labels ?? { categories: ['—'], tags: [] };
  }

  private period(from: string, to: string): ReportPeriod {
    return {
      from,
      to,
      zone: this.directory.account.timeZone,
      begin: `${from}T00:00:00Z`,
      end: new Date(Date.parse(`${to}T00:00:00Z`) + DAY).toISOString(),
    };
  }

  private keys(by: Grouping, period: ReportPeriod): [string, string?][] {
    const { operators, departments, channels, placements } = this.directory;
    const labels = this.labels();
    const ru = this.language === 'ru';
    switch (by) {
      case 'day':
        return Array.from({ length: Math.min(days(period), 62) }, (_, index) => [
          dateOf(Date.parse(period.begin) + index * DAY),
        ]);
      case 'hour':
        return Array.from({ length: 12 }, (_, index) => [String(index + 8).padStart(2, '0')]);
      case 'operator':
        return [...operators.map(({ operatorId, name }): [string, string] => [operatorId, name]), ['']];
      case 'department':
        return [...departments.map(({ departmentId, name }): [string, string] => [departmentId, name]), ['']];
      case 'category':
        return [...labels.categories.map((each): [string] => [each]), ['']];
      case 'channel':
        return channels.map(({ channelId, name }) => [channelId, name]);
      case 'placement':
        return [...placements.map(({ placementId, name }): [string, string] => [placementId, name]), ['']];
      case 'page':
        return [
          ['https://tea.example/cart'],
          ['https://tea.example/catalogue/oolong/tie-guan-yin-spring-harvest'],
          [''],
        ];
      case 'tag':
        return [...labels.tags.map((each): [string] => [each]), ['']];
      case 'client':
        return [
          ['visitor-1', ru ? 'Екатерина Волкова' : 'Catherine Wolfe'],
          ['visitor-2', ru ? 'Дмитрий' : 'Dmitri'],
        ];
    }
  }
}

function at<T>(all: readonly T[], index: number): T {
  const one = all[index % all.length];
  if (one === undefined) throw new Error('the cast has none');
  return one;
}

const dateOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);

const days = ({ begin, end }: ReportPeriod) => Math.round((Date.parse(end) - Date.parse(begin)) / DAY);
