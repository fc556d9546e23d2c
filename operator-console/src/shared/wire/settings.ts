import type { PresenceStatus, Role } from './actor';
import type { Condition, KeywordMatch, RuleAction, Trigger } from './rules';

/** What the console needs of any role. */
export interface Directory {
  account: {
    name: string;
    timeZone: string;
    language: string;
    autoAssignment: boolean;
    multilingual: boolean;
    maxDialogs: number;
    hideOthersDialogs: boolean;
    firstReplySeconds?: number;
    /** whether operators see the general queue; true where left out */
    queueShown?: boolean;
    /** whether operators may lead visitors to other pages; false where left out */
    teleport?: boolean;
    /** what an invitation says where the operator writes nothing */
    invitationText?: string;
    /** the address of a visitor in the company's own CRM, with {id} in it */
    crmUrl?: string;
  };
  departments: { departmentId: string; name: string; autoAssignment?: boolean | null }[];
  operators: {
    operatorId: string;
    name: string;
    role: Role;
    departments: string[];
    languages: string[];
    skills?: string[];
  }[];
  channels: { channelId: string; kind: string; name: string }[];
  placements: { placementId: string; name: string; language: string }[];
  /** every skill that an operator has */
  skills?: string[];
  /** what rules give to dialogs */
  labels?: { tags: string[]; categories: string[]; /** before a dialog is closed */ mandatory?: boolean };
}

/** Something that is allowed and yet hardly meant. */
export interface Warning {
  code: string;
  detail: string;
}

/** What every setting has besides its own fields; what does not apply is left out by the server. */
export interface Setting {
  version: number;
  warnings?: Warning[];
}

export interface Me {
  operatorId: string;
  accountId: string;
  name: string;
  email: string;
  role: Role;
  departments: string[];
  languages: string[];
}

export interface AccountSettings extends Setting {
  name: string;
  timeZone: string;
  language: string;
  multilingual: boolean;
  autoAssignment: boolean;
  maxDialogs: number;
  hideOthersDialogs: boolean;
  firstReplySeconds: number;
  busyText: string;
  idleCloseSeconds: number;
  /** a picture's id */
  logo?: string | null;
  siteUrl?: string | null;
  replyTo?: string | null;
  crmUrl?: string | null;
}

export interface DepartmentSettings extends Setting {
  departmentId: string;
  name: string;
  autoAssignment?: boolean | null;
  calendarId?: string | null;
}

export interface OperatorSettings extends Setting {
  operatorId: string;
  name: string;
  email: string;
  role: Role;
  departments: string[];
  languages: string[];
  maxDialogs?: number | null;
  skills?: string[];
  shift?: Shift | null;
  /** what they are, as visitors are shown it */
  position?: string | null;
  /** a picture's id */
  avatar?: string | null;
}

export interface Shift {
  calendarId: string;
  outside: Exclude<PresenceStatus, 'online'>;
}

export interface ChannelSettings extends Setting {
  channelId: string;
  kind: string;
  name: string;
  departmentId?: string | null;
  enabled: boolean;
  allowedOrigins: string[];
  tags?: string[];
  /** what its kind needs to know, by name */
  config?: Record<string, string>;
  /** which secrets there are; what they are is never answered */
  secretNames?: string[];
  /** only in what is sent: secrets that replace those of before */
  secrets?: Record<string, string>;
}

export interface PlacementSettings extends Setting {
  placementId: string;
  channelId: string;
  name: string;
  language: string;
  departmentId?: string | null;
  title: string;
  greeting: string;
  colour: string;
  side: 'left' | 'right';
  /** asked for before the first message */
  requiredInfo: CardField[];
  /** what visitors may choose between */
  languages: string[];
  /** to how many of a hundred new visitors it is shown */
  showPercent: number;
  /** how many of its own dialogs may wait before it is hidden; 0 for any number, none for as the account says */
  queueLimit?: number | null;
  offlineLimit?: number | null;
  /** what visitors agree to by writing */
  consentText?: string | null;
  /** what visitors may choose between */
  departments?: string[];
}

export type CardField = 'name' | 'email' | 'phone';

export interface DistributionSettings extends Setting {
  stickyOperator: boolean;
  reassignSeconds: number;
  skillSeconds: number;
  weights: Record<string, number>;
  beyondLimitAllowed: boolean;
  queueShown: boolean;
  queueText: string;
  onlineQueueLimit: number;
  offlineQueueLimit: number;
}

export interface TimesSettings extends Setting {
  greeting: string;
  replySeconds: number;
  refusalSeconds: number;
  alertEmail?: string | null;
  alertMinutes: number;
  readGraceHours: number;
  autoreply: string;
  autoreplyHours: number;
  /** how long an answer waits to be read before it is mailed; 0 for never */
  awayMinutes: number;
  calendarId?: string | null;
}

export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export interface WorkingHours {
  day: Weekday;
  from: string;
  to: string;
}
export interface DayOff {
  date: string;
  name: string;
}

export interface CalendarSettings extends Setting {
  calendarId: string;
  name: string;
  timeZone?: string | null;
  hours: WorkingHours[];
  daysOff: DayOff[];
}

export interface KeywordRuleSettings extends Setting {
  keywordRuleId: string;
  name: string;
  rank: number;
  enabled: boolean;
  match: KeywordMatch;
  pattern: string;
  language?: string | null;
  departmentId?: string | null;
  operatorId?: string | null;
  skills: string[];
}

export interface SlaSettings extends Setting {
  slaId: string;
  name: string;
  rank: number;
  departmentId?: string | null;
  channelId?: string | null;
  firstReplySeconds: number;
  nextReplySeconds: number;
  resolutionSeconds: number;
  warnPercent: number;
  calendarId?: string | null;
}

export interface AutomationSettings extends Setting {
  automationId: string;
  name: string;
  rank: number;
  enabled: boolean;
  trigger: Trigger;
  silenceSeconds: number;
  condition: Condition;
  actions: RuleAction[];
}

export interface Category {
  categoryId: string;
  name: string;
  /** the one it belongs to */
  parentId?: string | null;
}

export interface ClassificationSettings extends Setting {
  /** whether a dialog needs a category before it is closed */
  mandatory: boolean;
  categories: Category[];
  /** that are offered; others may be given too */
  tags: string[];
}
