import type { FieldsProof, VisitorCard, VisitorField } from './events';

/** What is known of a dialog's visitor; what is not known is left out. */
export interface VisitorProfile {
  card?: VisitorCard | null;
  fields: VisitorField[];
  proof?: FieldsProof | null;
  crmId?: string | null;
  reachable: boolean;
  reachabilityReason?: string | null;
}

/** Links to attachments by their ids; each expires. */
export interface FileLinks {
  links: Record<string, string>;
}
