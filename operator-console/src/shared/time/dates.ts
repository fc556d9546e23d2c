/** Dates as people of an account read them: in its time zone and in the language of the interface. */
export class Dates {
  private readonly clock: Intl.DateTimeFormat;
  private readonly long: Intl.DateTimeFormat;
  private readonly short: Intl.DateTimeFormat;
  private readonly full: Intl.DateTimeFormat;
  private readonly key: Intl.DateTimeFormat;
  private readonly relative: Intl.RelativeTimeFormat;

  constructor(language: string, timeZone: string) {
    const zone = { timeZone: known(timeZone) };
    this.clock = new Intl.DateTimeFormat(language, { ...zone, hour: '2-digit', minute: '2-digit' });
    this.long = new Intl.DateTimeFormat(language, { ...zone, day: 'numeric', month: 'long', weekday: 'long' });
    this.short = new Intl.DateTimeFormat(language, { ...zone, day: 'numeric', month: 'short' });
    this.full = new Intl.DateTimeFormat(language, { ...zone, dateStyle: 'medium', timeStyle: 'short' });
    this.key = new Intl.DateTimeFormat('en-CA', { ...zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    this.relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  }

  time(instant: string): string {
    return this.clock.format(new Date(instant));
  }

  dateTime(instant: string): string {
    return this.full.format(new Date(instant));
  }

  /** The same for two instants of one day. */
  dayKey(instant: string | number): string {
    return this.key.format(new Date(instant));
  }

  /** Today, yesterday, or the day in words. */
  day(instant: string, now: number): string {
    const key = this.dayKey(instant);
    if (key === this.dayKey(now)) return capital(this.relative.format(0, 'day'));
    if (key === this.dayKey(now - 86_400_000)) return capital(this.relative.format(-1, 'day'));
    return capital(this.long.format(new Date(instant)));
  }

  /** The time today, else the day. */
  brief(instant: string, now: number): string {
    return this.dayKey(instant) === this.dayKey(now) ? this.time(instant) : this.short.format(new Date(instant));
  }
}

function known(timeZone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return timeZone;
  } catch {
    return 'UTC';
  }
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
