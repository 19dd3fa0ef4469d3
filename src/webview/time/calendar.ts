import type { ShownTimeStep, TimeRange } from '../protocol/time.ts';
import { bend, unbend } from './timeScale.ts';

export const DAY = 86_400_000;

/** The place of the slider at the instant of the report; others are ends of days: 0 is today's, 1 tomorrow's. */
export const NOW = -1;

/** The latest day that a date of four digits can name. */
const LAST_DAY = Math.floor(Date.UTC(9999, 11, 31) / DAY);

/** The days that the slider goes through, and what happens on them. */
export class Calendar {
  /** Days since the epoch. */
  readonly today: number;
  readonly last: number;
  readonly #steps: readonly ShownTimeStep[];

  constructor({ now, until = now }: Pick<TimeRange, 'now' | 'until'>, steps: readonly ShownTimeStep[] = []) {
    this.today = Math.floor(now / DAY);
    this.#steps = steps;
    const end = Math.min(LAST_DAY, Math.max(Math.floor(until / DAY), steps.at(-1)?.day ?? 0));
    this.last = Math.max(1, end - this.today);
  }

  /** The nearest place that there is; today's end is one only where something changes before it. */
  placeFor(wanted: number, direction: 1 | -1 = 1): number {
    const place = Math.max(NOW, Math.min(this.last, Math.round(wanted)));
    if (place !== 0 || this.#steps[0]?.day === this.today) return place;
    return direction > 0 ? 1 : NOW;
  }

  /** Index of the step that holds there; undefined before the first. */
  stepAt(place: number): number | undefined {
    if (place === NOW) return undefined;
    const at = this.#steps.findLastIndex(({ day }) => day - this.today <= place);
    return at < 0 ? undefined : at;
  }

  /** The next, or previous, day on which a connection breaks; undefined if there is none. */
  breakFrom(place: number, direction: 1 | -1): number | undefined {
    const days = this.#steps.flatMap(({ day, broken }) => (broken.length > 0 ? [day - this.today] : []));
    return direction > 0 ? days.find((day) => day > place) : days.findLast((day) => day < place);
  }

  /** The days on which connections break. */
  get breaks(): readonly number[] {
    return this.#steps.flatMap(({ day, broken }) => (broken.length > 0 ? [day - this.today] : []));
  }

  /** How far along the slider a place is, from 0 to 1. */
  fractionOf(place: number): number {
    return place === NOW ? 0 : bend(place) / bend(this.last);
  }

  /** The place so far along it. */
  placeAt(fraction: number): number {
    const day = unbend(Math.max(0, Math.min(1, fraction)) * bend(this.last));
    return day < 0.5 ? NOW : this.placeFor(day);
  }

  /** "2027-10-26". */
  dateOf(place: number): string {
    return new Date((this.today + Math.max(0, place)) * DAY).toISOString().slice(0, 10);
  }
}
