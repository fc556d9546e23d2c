export interface Spread {
  count: number;
  averageMillis?: number;
  medianMillis?: number;
  ninetiethMillis?: number;
  longestMillis?: number;
}

export interface Outcomes {
  served: number;
  servedByOperators: number;
  servedByBots: number;
  refusal: number;
  missed: number;
  missedVisitors: number;
}

/** The figures of some dialogs in a period; durations in milliseconds. */
export interface Figures {
  opened: number;
  offline: number;
  closed: number;
  present: Outcomes;
  stated: Outcomes;
  unstated: number;
  busyMessages: number;
  firstReply: Spread;
  firstBotReply: Spread;
  replies: { count: number; averageMillis?: number; longestMillis?: number };
  waiting: Spread;
  handling: Spread;
  rating: { count: number; hundredths?: number; marks: number[] };
  transfers: number;
  reassignments: number;
  messages: { visitor: number; operator: number; bot: number };
}

export interface ReportPeriod {
  from: string;
  to: string;
  zone: string;
  begin: string;
  end: string;
}

export const GROUPINGS = [
  'day',
  'hour',
  'operator',
  'department',
  'category',
  'channel',
  'placement',
  'page',
  'tag',
  'client',
] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface ReportGroup {
  key: string;
  name?: string;
  figures: Figures;
}

export interface Report {
  period: ReportPeriod;
  refusalSeconds: number;
  total: Figures;
  by?: Grouping;
  groups: ReportGroup[];
  groupsLeftOut: number;
  before?: { period: ReportPeriod; total: Figures };
}

export interface OperatorFigures {
  operatorId: string;
  dialogs: number;
  messages: number;
  firstReply: Spread;
  replies: { count: number; averageMillis?: number };
  transferred: number;
  handlingMillis: number;
  onlineMillis: number;
  awayMillis: number;
  loadHundredths?: number;
  mostAtOnce: number;
}

export interface OperatorReport {
  period: ReportPeriod;
  operators: { name?: string; figures: OperatorFigures }[];
}

/** A dialog that a figure counts. */
export interface ReportDialog {
  dialogId: string;
  visitorId: string;
  channelId: string;
  channelKind: string;
  departmentId?: string;
  operatorId?: string;
  category?: string;
  openedAt: string;
  closedAt?: string;
  present?: 'served' | 'refusal' | 'missed';
  stated?: 'served' | 'refusal' | 'missed';
  firstReplyMillis?: number;
  mark?: number;
}

export interface ReportDialogs {
  rows: ReportDialog[];
  next?: string | null;
}
