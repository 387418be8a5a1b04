/** `07:31`, or `1:02:07` from one hour on. Negative lengths read as zero. */
export function minutesSeconds(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1_000));
  const [hours, minutes, seconds] = [Math.floor(total / 3_600), Math.floor(total / 60) % 60, total % 60];
  const tail = `${String(minutes).padStart(2, '0')}:${String(seconds).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/** `T+07:31`; `T−00:12` before the beginning. */
export function sinceStart(ms: number): string {
  return ms < 0 ? `T−${minutesSeconds(-ms)}` : `T+${minutesSeconds(ms)}`;
}

/** A length in words for a sentence: `48 s`, `6 min`, `1 h 5 min`. */
export function spokenDuration(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** `3 minutes ago`, `yesterday`. */
export function ago(wall: number, now: number): string {
  const minutes = Math.round((wall - now) / 60_000);
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  if (Math.abs(minutes) < 60 * 24) return relative.format(Math.round(minutes / 60), 'hour');
  return relative.format(Math.round(minutes / 60 / 24), 'day');
}

const timeOfDay = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const dateAndTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' });

/** `14:02:31`, in the zone of the browser. */
export const clockTime = (wall: number): string => timeOfDay.format(wall);

/** `14:02:31.112`. */
export const clockTimeMs = (wall: number): string =>
  `${timeOfDay.format(wall)}.${String(Math.floor(wall) % 1_000).padStart(3, '0')}`;

/** `24 Nov 2026, 14:02:31 UTC`: the zone is always printed. */
export const fullTime = (wall: number): string => dateAndTime.format(wall);
