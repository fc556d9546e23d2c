import type { Role } from './actor';

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
  };
  departments: { departmentId: string; name: string }[];
  operators: { operatorId: string; name: string; role: Role; departments: string[]; languages: string[] }[];
  channels: { channelId: string; kind: string; name: string }[];
  placements: { placementId: string; name: string; language: string }[];
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

export interface AccountSettings {
  version: number;
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
}

export interface DepartmentSettings {
  departmentId: string;
  version: number;
  name: string;
}

export interface OperatorSettings {
  operatorId: string;
  version: number;
  name: string;
  email: string;
  role: Role;
  departments: string[];
  languages: string[];
  maxDialogs: number | null;
}

export interface ChannelSettings {
  channelId: string;
  version: number;
  kind: string;
  name: string;
  departmentId: string | null;
  enabled: boolean;
  allowedOrigins: string[];
}

export interface PlacementSettings {
  placementId: string;
  version: number;
  channelId: string;
  name: string;
  language: string;
  departmentId: string | null;
  title: string;
  greeting: string;
  colour: string;
  side: 'left' | 'right';
}
