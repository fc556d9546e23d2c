import type {
  AutomationSettings,
  CalendarSettings,
  ClassificationSettings,
  DistributionSettings,
  KeywordRuleSettings,
  SlaSettings,
  TimesSettings,
} from '@/shared/wire/settings';
import type { Language } from './cast';

const WEEK = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const;

export const UNSAVED_DISTRIBUTION: DistributionSettings = {
  version: 0,
  stickyOperator: false,
  reassignSeconds: 0,
  skillSeconds: 0,
  weights: {},
  beyondLimitAllowed: true,
  queueShown: true,
  queueText: '',
  onlineQueueLimit: 0,
  offlineQueueLimit: 0,
};

export const UNSAVED_TIMES: TimesSettings = {
  version: 0,
  greeting: '',
  replySeconds: 0,
  refusalSeconds: 30,
  alertMinutes: 30,
  readGraceHours: 72,
  autoreply: '',
  autoreplyHours: 24,
  awayMinutes: 0,
};

/** Rules and calendars of the pretended company. */
export function settingsOf(language: Language) {
  const ru = language === 'ru';
  const calendar: CalendarSettings = {
    calendarId: 'office',
    version: 2,
    name: ru ? 'Магазин' : 'Shop',
    hours: [
      ...WEEK.flatMap((day) => [
        { day, from: '09:00:00', to: '13:00:00' },
        { day, from: '14:00:00', to: '20:00:00' },
      ]),
      { day: 'SATURDAY', from: '10:00:00', to: '18:00:00' },
    ],
    daysOff: [
      { date: '2027-01-01', name: ru ? 'Новый год' : 'New Year' },
      { date: '2027-05-01', name: ru ? 'Праздник весны и труда' : 'Labour Day' },
    ],
  };
  const rules: KeywordRuleSettings[] = [
    {
      keywordRuleId: 'refund',
      version: 1,
      name: ru ? 'Возвраты' : 'Returns',
      rank: 10,
      enabled: true,
      match: 'phrase',
      pattern: ru ? 'вернуть заказ' : 'return order',
      departmentId: 'support',
      skills: [ru ? 'возвраты' : 'returns'],
    },
    {
      keywordRuleId: 'invoice',
      version: 1,
      name: ru ? 'Счета' : 'Invoices',
      rank: 20,
      enabled: true,
      match: 'word',
      pattern: ru ? 'счёт, оплата, реквизиты' : 'invoice, payment',
      departmentId: 'sales',
      skills: [],
    },
    {
      keywordRuleId: 'number',
      version: 1,
      name: ru ? 'Номер заказа' : 'Order number',
      rank: 30,
      enabled: false,
      match: 'regex',
      pattern: '\\b\\d{5}\\b',
      departmentId: 'delivery',
      skills: [],
    },
  ];
  const sla: SlaSettings = {
    slaId: 'gold',
    version: 1,
    name: ru ? 'Магазин днём' : 'Shop by day',
    rank: 10,
    departmentId: 'sales',
    firstReplySeconds: 60,
    nextReplySeconds: 300,
    resolutionSeconds: 7_200,
    warnPercent: 80,
    calendarId: 'office',
  };
  const automation: AutomationSettings = {
    automationId: 'angry',
    version: 3,
    name: ru ? 'Недовольные вечером' : 'Upset in the evening',
    rank: 10,
    enabled: true,
    trigger: 'visitor-message',
    silenceSeconds: 0,
    condition: {
      kind: 'all',
      conditions: [
        {
          kind: 'test',
          field: 'text',
          operator: 'has-word',
          values: ru ? ['жалоба', 'верните'] : ['complaint', 'refund'],
        },
        {
          kind: 'any',
          conditions: [
            {
              kind: 'not',
              condition: { kind: 'test', field: 'working-time', operator: 'is', values: ['office'] },
            },
            { kind: 'test', field: 'minutes-waiting', operator: 'at-least', values: ['10'] },
          ],
        },
      ],
    },
    actions: [
      { kind: 'set-priority', priority: 'urgent' },
      { kind: 'add-tags', tags: [ru ? 'жалоба' : 'complaint'] },
      {
        kind: 'send-text',
        text: ru ? 'Нам очень жаль. Ответим вам первым делом.' : 'We are sorry. You will be the first we answer.',
      },
    ],
  };
  return { calendars: [calendar], rules, slas: [sla], automations: [automation] };
}

/** Categories and tags of the pretended company. */
export function classificationOf(language: Language): ClassificationSettings {
  const ru = language === 'ru';
  const names = ru
    ? ['Доставка', ' Опоздание', ' Потеря', 'Оплата', ' Двойное списание', 'Возврат']
    : ['Delivery', ' Late', ' Lost', 'Payment', ' Charged twice', 'Return'];
  let parentId: string | null = null;
  return {
    version: 1,
    mandatory: false,
    tags: [ru ? 'жалоба' : 'complaint', 'VIP'],
    categories: names.map((name, index) => {
      const categoryId = `category-${index}`;
      const of = name.startsWith(' ') ? parentId : null;
      if (of === null) parentId = categoryId;
      return { categoryId, name: name.trim(), parentId: of };
    }),
  };
}
