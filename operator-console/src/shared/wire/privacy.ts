/** A visitor as they are found by what is known of them. */
export interface FoundVisitor {
  visitorId: string;
  name?: string;
  emails: string[];
  phones: string[];
  ownId?: string;
  conversations: string[];
  /** whether nothing of theirs may be erased, for legal reasons */
  held: boolean;
}
export interface FoundVisitors {
  visitors: FoundVisitor[];
  next?: string;
}
/** What others were given, where nobody here reaches it. */
export interface LeftBehind {
  kind: string;
  place: string;
  count: number;
}
export interface ErasureReceipt {
  counts: Record<string, number>;
  left: LeftBehind[];
  doneAt: string;
}
export interface ErasurePart {
  conversationId: string;
  commandId: string;
  receipts: Record<string, ErasureReceipt>;
}
export interface ErasureReport {
  erasureId: string;
  visitorId: string;
  askedAt: string;
  askedBy: string;
  state: 'running' | 'done' | 'refused';
  refusal?: string;
  parts: ErasurePart[];
  doneAt?: string;
  topicsForgetAt: string;
  backupsForgetAt: string;
}
