import { html } from '../graph/element.ts';
import type { ShownTimeStep, TimeRange } from '../protocol/time.ts';
import { Calendar, NOW } from './calendar.ts';
import { breakTitle, momentText, spokenText } from './timeText.ts';

export interface TimeEvents {
  /** The verdicts over time are wanted: hand them to `steps`. */
  readonly onNeed: () => void;
  /** Another place, or another state there. */
  readonly onMove: () => void;
}

/** Days that a key moves by. */
const KEYS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 30,
  PageDown: -30,
};

/** Marks nearer to each other than this part of the track are one. */
const MARKED_WITHIN = 0.004;

/** Goes through the days to come. What they bring is asked for once the slider is used. */
export class TimeSlider {
  readonly element: HTMLElement;
  readonly #events: TimeEvents;
  readonly #range: TimeRange;
  readonly #track: HTMLElement;
  readonly #thumb = html('span', { class: 'thumb' });
  readonly #marks = html('span', { class: 'marks' });
  readonly #moment = html('p', { class: 'moment' });
  readonly #breaks = html('ul', { class: 'breaks' });
  readonly #spoken = html('p', { class: 'unseen', role: 'status' });
  #calendar: Calendar;
  #steps: readonly ShownTimeStep[] | undefined;
  #place = NOW;
  #isAsked = false;
  /** Which way to go once the steps are there. */
  #pending: 1 | -1 | undefined;

  /** `day` is where an earlier one stood, in days since the epoch. */
  constructor(range: TimeRange, day: number | undefined, events: TimeEvents) {
    this.#range = range;
    this.#events = events;
    this.#calendar = new Calendar(range);
    const { words } = range;
    this.#track = html(
      'div',
      {
        class: 'track',
        role: 'slider',
        tabindex: 0,
        'data-key': 'time',
        'aria-label': words.slider,
        title: words.help,
      },
      html('span', { class: 'rail' }),
      this.#marks,
      this.#thumb,
    );
    this.element = html(
      'section',
      { class: 'time', 'aria-label': words.group },
      html('div', { class: 'steps' }, this.#button('◂', words.previous, -1), this.#button('▸', words.next, 1)),
      this.#track,
      html('div', { class: 'then' }, this.#moment, this.#breaks),
      this.#spoken,
    );
    this.#listen();
    if (day !== undefined && day >= this.#calendar.today)
      this.#place = this.#calendar.placeFor(day - this.#calendar.today);
    this.#show();
    if (this.#place !== NOW) this.#need();
  }

  /** Days since the epoch; undefined if it stands at now. */
  get day(): number | undefined {
    return this.#place === NOW ? undefined : this.#calendar.today + this.#place;
  }

  /** "2027-10-26"; undefined at now, and while what happens until then is not known. */
  get date(): string | undefined {
    return this.#place === NOW || !this.#steps ? undefined : this.#calendar.dateOf(this.#place);
  }

  /** The last place, in days from today. */
  get last(): number {
    return this.#calendar.last;
  }

  /** Its position on the track, from 0 to 1. */
  get fraction(): number {
    return this.#calendar.fractionOf(this.#place);
  }

  /** Index of the step in force at the position of the slider; undefined before the first. */
  get step(): number | undefined {
    return this.#calendar.stepAt(this.#place);
  }

  set steps(steps: readonly ShownTimeStep[]) {
    this.#steps = steps;
    this.#calendar = new Calendar(this.#range, steps);
    this.#place = this.#calendar.placeFor(this.#place);
    const direction = this.#pending;
    this.#pending = undefined;
    if (direction === undefined) this.#moved();
    else this.goToBreak(direction);
  }

  /** The steps did not come: they are asked for again when it is used again. */
  fail(): void {
    this.#isAsked = false;
    this.#pending = undefined;
    this.#show();
  }

  /** To the next, or previous, day on which a connection breaks. */
  goToBreak(direction: 1 | -1): void {
    if (!this.#steps) {
      this.#pending = direction;
      this.#need();
      return;
    }
    const found = this.#calendar.breakFrom(this.#place, direction);
    const { noNext, noPrevious } = this.#range.words;
    if (found === undefined) this.#say(direction > 0 ? noNext : noPrevious);
    else this.#goTo(found, direction, true);
  }

  #button(label: string, title: string, direction: 1 | -1): HTMLElement {
    const attributes = { type: 'button', class: 'action', title, 'aria-label': title, 'data-key': `time ${direction}` };
    const button = html('button', attributes, label);
    button.addEventListener('click', () => this.goToBreak(direction));
    return button;
  }

  #listen(): void {
    const track = this.#track;
    track.addEventListener('focus', () => this.#need());
    track.addEventListener('keydown', (event) => this.#onKey(event));
    const follow = ({ clientX }: PointerEvent) => {
      const { left, width } = track.getBoundingClientRect();
      this.#goTo(this.#calendar.placeAt((clientX - left) / Math.max(1, width)), 1, false);
    };
    track.addEventListener('pointerdown', (event) => {
      track.setPointerCapture(event.pointerId);
      follow(event);
    });
    track.addEventListener('pointermove', (event) => {
      if (track.hasPointerCapture(event.pointerId)) follow(event);
    });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const by = KEYS[event.key];
    if (by !== undefined) this.#goTo(this.#place + by, by > 0 ? 1 : -1, false);
    else if (event.key === 'Home') this.#goTo(NOW, -1, false);
    else if (event.key === 'End') this.#goTo(this.#calendar.last, 1, false);
    else return;
    event.preventDefault();
  }

  #goTo(wanted: number, direction: 1 | -1, isSpoken: boolean): void {
    const place = this.#calendar.placeFor(wanted, direction);
    this.#need();
    if (place === this.#place) return;
    this.#place = place;
    this.#moved();
    // While the slider has the focus, its own text is read.
    if (isSpoken && document.activeElement !== this.#track) this.#say(this.#text());
  }

  #need(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.#show();
    this.#events.onNeed();
  }

  #moved(): void {
    this.#show();
    this.#events.onMove();
  }

  #say(text: string): void {
    this.#spoken.textContent = text;
  }

  /** The events on the selected day. */
  get #today(): ShownTimeStep | undefined {
    return this.#steps?.find(({ day }) => day === this.day);
  }

  get #isWaiting(): boolean {
    return this.#isAsked && !this.#steps;
  }

  /** The place in words, without what breaks there. */
  get #momentText(): string {
    const { words, counts } = this.#range;
    if (this.#place === NOW) return momentText(words, undefined, counts);
    const date = this.#calendar.dateOf(this.#place);
    if (!this.#steps) return `${date}: ${words.computing}`;
    return momentText(words, date, this.#steps[this.step ?? -1]?.counts ?? counts);
  }

  #text(): string {
    const spoken = spokenText(this.#momentText, this.#range.words, this.#today);
    const { afterRestart } = this.#range;
    return this.#place === NOW && afterRestart !== undefined ? `${spoken}. ${afterRestart}` : spoken;
  }

  #show(): void {
    const track = this.#track;
    track.setAttribute('aria-valuemin', '0');
    track.setAttribute('aria-valuemax', String(this.#calendar.last));
    track.setAttribute('aria-valuenow', String(Math.max(0, this.#place)));
    track.setAttribute('aria-valuetext', this.#text());
    track.setAttribute('aria-busy', String(this.#isWaiting));
    this.#thumb.style.left = `${this.fraction * 100}%`;
    this.#moment.textContent = this.#momentText;
    this.#showBreaks();
    this.#showMarks();
  }

  #showBreaks(): void {
    const { broken = [], more = 0 } = this.#today ?? {};
    const { afterRestart } = this.#place === NOW ? this.#range : (this.#today ?? {});
    const items = broken.map((one) =>
      html(
        'li',
        {},
        html('span', {}, breakTitle(one)),
        ...(one.error === undefined ? [] : [html('code', {}, one.error)]),
      ),
    );
    const rest = more === 0 ? [] : [html('li', {}, this.#range.words.more.replace('{0}', String(more)))];
    const later = afterRestart === undefined ? [] : [html('li', {}, afterRestart)];
    this.#breaks.replaceChildren(...items, ...rest, ...later);
  }

  #showMarks(): void {
    if (!this.#steps || this.#marks.childElementCount > 0) return;
    let last = -1;
    for (const day of this.#calendar.breaks) {
      const fraction = this.#calendar.fractionOf(day);
      if (fraction - last < MARKED_WITHIN) continue;
      last = fraction;
      const mark = html('span', { class: 'mark' });
      mark.style.left = `${fraction * 100}%`;
      this.#marks.append(mark);
    }
  }
}

/** F8 and Shift+F8 in a part of the page, as between the problems of a file. */
export function listenForBreaks(slider: () => TimeSlider | undefined, part: Document | HTMLElement = document): void {
  part.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent)) return;
    if (event.key !== 'F8' || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    slider()?.goToBreak(event.shiftKey ? -1 : 1);
  });
}
