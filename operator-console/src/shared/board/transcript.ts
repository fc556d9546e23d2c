import type { DialogEvent, EventsPage } from '@/shared/wire/events';

/** The part of a conversation's events that has been read: without a gap from its first to its last. */
export interface Transcript {
  readonly conversationId: string;
  readonly events: readonly DialogEvent[];
  /** the greatest sequence that has been applied */
  readonly upTo: number;
  /** whether nothing is older than the first event */
  readonly complete: boolean;
  readonly parked: readonly DialogEvent[];
}

const bySequence = (a: DialogEvent, b: DialogEvent) => a.meta.sequence - b.meta.sequence;

/** A transcript of the newest page. */
export function openTranscript(conversationId: string, page: EventsPage, limit: number): Transcript {
  const events = page.events.toSorted(bySequence);
  const newest = events.at(-1)?.meta.sequence ?? 0;
  return {
    conversationId,
    events,
    upTo: Math.max(page.last, newest),
    complete: events.length < limit || events[0]?.meta.sequence === 1,
    parked: [],
  };
}

/** Puts an older page before what is there. */
export function prepend(transcript: Transcript, page: EventsPage, limit: number): Transcript {
  const first = transcript.events[0]?.meta.sequence ?? Infinity;
  const older = page.events.filter((event) => event.meta.sequence < first).toSorted(bySequence);
  return {
    ...transcript,
    events: [...older, ...transcript.events],
    complete: page.events.length < limit || older[0]?.meta.sequence === 1,
  };
}

/** Applies live events in any order; what is ahead of a gap waits. */
export function follow(transcript: Transcript, events: readonly DialogEvent[]): Transcript {
  const fresh = events.filter(
    ({ meta }) => meta.conversationId === transcript.conversationId && meta.sequence > transcript.upTo,
  );
  return fresh.length === 0 ? transcript : settle(transcript, [...transcript.parked, ...fresh], transcript.upTo);
}

/** Applies what was read after a gap; `upTo` closes it even where the answer left numbers out. */
export function healTranscript(transcript: Transcript, events: readonly DialogEvent[], upTo: number): Transcript {
  const fresh = events.filter(({ meta }) => meta.sequence > transcript.upTo).toSorted(bySequence);
  if (fresh.length === 0 && upTo <= transcript.upTo) return transcript;
  const joined = {
    ...transcript,
    events: [...transcript.events, ...fresh],
    upTo: Math.max(upTo, fresh.at(-1)?.meta.sequence ?? 0),
  };
  return settle(joined, transcript.parked, joined.upTo);
}

function settle(transcript: Transcript, waiting: readonly DialogEvent[], from: number): Transcript {
  let upTo = from;
  const applied: DialogEvent[] = [];
  const parked: DialogEvent[] = [];
  for (const event of waiting.toSorted(bySequence)) {
    if (event.meta.sequence <= upTo) continue;
    if (event.meta.sequence === upTo + 1) {
      applied.push(event);
      upTo = event.meta.sequence;
    } else {
      parked.push(event);
    }
  }
  return { ...transcript, events: [...transcript.events, ...applied], upTo, parked };
}
