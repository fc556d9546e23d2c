import type { Candidate, Rejection, RoutingDecision } from '@/shared/wire/routing';

/** The chosen one first, then those who could have had it, then the others; each group by name. */
export function candidatesInOrder(decision: RoutingDecision): Candidate[] {
  const chosen = decision.verdict.type === 'Assign' ? decision.verdict.operatorId : null;
  const rank = (candidate: Candidate) => (candidate.operatorId === chosen ? -1 : candidate.rejections.length);
  return decision.candidates.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

/** The key of the sentence that says why it came out so; null where the verdict says it all. */
export function chosenBecause(
  decision: RoutingDecision,
): 'assignReason' | 'assignOnly' | 'requeueLost' | 'requeueUnanswered' | null {
  const { verdict } = decision;
  if (verdict.type === 'Assign') {
    return decision.candidates.filter((each) => each.rejections.length === 0).length > 1
      ? 'assignReason'
      : 'assignOnly';
  }
  if (verdict.type === 'Requeue') return verdict.reason === 'operator-lost' ? 'requeueLost' : 'requeueUnanswered';
  return null;
}

const REJECTIONS: readonly Rejection[] = [
  'not-online',
  'at-limit',
  'language',
  'department',
  'had-it-before',
  'skills',
  'somebody-preferred',
];

/** Why somebody could not have it: the reason where there are words for it, else the server's sentence. */
export function rejectionsOf(candidate: Candidate): { known: Rejection | null; text: string }[] {
  return candidate.rejections.map((rejection, index) => ({
    known: REJECTIONS.find((each) => each === rejection) ?? null,
    text: candidate.reasonTexts?.[index] ?? rejection,
  }));
}

const TRIGGERS = [
  'dialog-queued',
  'slot-freed',
  'presence-changed',
  'lease-ended',
  'operator-lost',
  'decision-refused',
  'setting-changed',
] as const;

/** The trigger where there are words for it. */
export function knownTrigger(trigger: string): (typeof TRIGGERS)[number] | null {
  return TRIGGERS.find((known) => known === trigger) ?? null;
}
