/** Time and chance as the socket and the outbox use them, so that tests can hold them. */
export interface Pace {
  /** epoch milliseconds */
  now(): number;
  /** runs `task` after `millis`; the answer cancels it */
  after(millis: number, task: () => void): () => void;
  /** 0 inclusive to 1 exclusive */
  chance(): number;
  uuid(): string;
}

export const realPace: Pace = {
  now: () => Date.now(),
  after: (millis, task) => {
    const timer = setTimeout(task, millis);
    return () => {
      clearTimeout(timer);
    };
  },
  chance: () => Math.random(),
  uuid: () => crypto.randomUUID(),
};
