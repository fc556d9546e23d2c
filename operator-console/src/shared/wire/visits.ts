import type { Setting } from './settings';

export type InvitationState = 'sent' | 'accepted' | 'rejected' | 'expired';

/** Somebody who is on one of the account's sites now. */
export interface LiveVisitor {
  visitorId: string;
  /** six digits the visitor can say on the telephone */
  code: string;
  placementId: string;
  page: { url: string; title?: string | null; openedAt: string };
  visit: {
    beganAt: string;
    number: number;
    stage: 'available' | 'invite' | 'chat' | 'lead';
    device: { kind: 'desktop' | 'phone' | 'tablet' | 'bot'; browser?: string | null; system?: string | null };
    language?: string | null;
    city?: string | null;
    country?: string | null;
    referrer?: string | null;
    utm: Record<string, string>;
    conversationId?: string | null;
    cart?: number | null;
  };
  priority: boolean;
  /** the last page has gone a moment ago */
  leaving: boolean;
  invitation?: {
    invitationId: string;
    operatorId: string;
    operatorName: string;
    state: InvitationState;
    expiresAt: string;
  } | null;
}

/** Whom an operator leads to another page: the visitor of a dialog, or one of the site. */
export type Led = { conversationId: string; dialogId: string } | { visitorId: string };

/** What is told of who is on the sites. */
export type VisitFrame =
  | { type: 'visitors'; first: boolean; visitors: LiveVisitor[] }
  | { type: 'visitors-changed'; visitors: LiveVisitor[]; gone: string[] }
  | { type: 'visitor-arrived'; visitor: LiveVisitor }
  | { type: 'invitation'; invitationId: string; visitor: LiveVisitor }
  | { type: 'done'; ref: string };

export interface InvitationRule {
  placementId?: string | null;
  text: string;
  seconds: number;
  page?: string | null;
  visits: number;
  cart: number;
}

export interface VisitsSettings extends Setting {
  arrivalAlert: boolean;
  priorityPages: string[];
  invitationText: string;
  invitationSeconds: number;
  rejectedHours: number;
  inviteOffline: boolean;
  teleport: boolean;
  rules: InvitationRule[];
  /** a picture's id */
  photo?: string | null;
  /** left out for yes */
  historyByMail?: boolean | null;
}
