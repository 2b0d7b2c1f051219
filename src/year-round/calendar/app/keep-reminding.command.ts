import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { dayInVietnam, timeInVietnam } from '#src/kernel/vietnam-time.ts';
import { remindOn } from './remind.command.ts';

const LOOK_EVERY = 5 * 60_000;
/** On the clocks of Vietnam: nobody is told at night of what can wait for the morning. */
const MORNING = { from: '07:30', until: '17:00' } as const;

/**
 * Reminds once a day, in the morning of a working day, while the server runs; a server that starts later in the day makes
 * up for it, and one that is away all day is made up for by the next. Gives what ends it.
 */
export function keepReminding(
  log: (line: Readonly<Record<string, unknown>>) => void,
  clock: () => Date = () => new Date(),
): () => Promise<void> {
  let done: CalendarDay | null = null;
  let underWay: Promise<unknown> = Promise.resolve();
  let isBusy = false;
  const look = async (): Promise<void> => {
    const now = clock();
    const [day, time] = [dayInVietnam(now), timeInVietnam(now)];
    if (isBusy || done === day || time < MORNING.from || time >= MORNING.until) return;
    isBusy = true;
    try {
      const reminders = await remindOn(day);
      done = day;
      if (reminders > 0) log({ at: now.toISOString(), reminders });
    } catch (error) {
      // the database is away, or one year stumbles: what was told is written down, the rest is tried again
      log({ at: now.toISOString(), reminders: 'failed', why: error instanceof Error ? error.message : 'unknown' });
    } finally {
      isBusy = false;
    }
  };
  const timer = setInterval(() => {
    underWay = look();
  }, LOOK_EVERY);
  timer.unref();
  underWay = look();
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
