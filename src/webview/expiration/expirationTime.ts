import { keepFocus } from '../certificate/keepFocus.ts';
import { html } from '../graph/element.ts';
import type { ShownTimeStep, TimeRange } from '../protocol/time.ts';
import { TimeSlider } from '../time/timeSlider.ts';

/** The slider below the timeline, on the same scale, with a line through the timeline where it stands. */
export class ExpirationTime {
  readonly element = html('div', { class: 'moments' });
  readonly #onNeed: (fail: () => void) => void;
  readonly #drawing: HTMLElement;
  #slider: TimeSlider | undefined;
  #day: number | undefined;
  #from = 0;
  #to = 0;

  /** `drawing` contains the timeline. */
  constructor(drawing: HTMLElement, day: number | undefined, onNeed: (fail: () => void) => void) {
    this.#drawing = drawing;
    this.#day = day;
    this.#onNeed = onNeed;
  }

  get slider(): TimeSlider | undefined {
    return this.#slider;
  }

  /** Days since the epoch; undefined at now. */
  get day(): number | undefined {
    return this.#slider ? this.#slider.day : this.#day;
  }

  /** Shows the range of another report. */
  show(range: TimeRange): void {
    const slider = new TimeSlider(range, this.day, {
      onNeed: () => this.#onNeed(() => slider.fail()),
      onMove: () => this.#drawCursor(),
    });
    this.#slider = slider;
    keepFocus(this.element, () => this.element.replaceChildren(...(range.until === undefined ? [] : [slider.element])));
  }

  set steps(steps: readonly ShownTimeStep[]) {
    if (this.#slider) this.#slider.steps = steps;
  }

  /** After the timeline was drawn: as wide as it, whose places `xOf` gives by days from today. */
  place(width: number, xOf: (day: number) => number): void {
    if (!this.#slider) return;
    [this.#from, this.#to] = [xOf(0), xOf(this.#slider.last)];
    this.element.style.setProperty('--track-left', `${this.#from}px`);
    this.element.style.setProperty('--track-right', `${Math.max(0, width - this.#to)}px`);
    this.#drawCursor();
  }

  #drawCursor(): void {
    const cursor = this.#drawing.querySelector('.cursor');
    if (!cursor || !this.#slider) return;
    const x = String(this.#from + this.#slider.fraction * (this.#to - this.#from));
    cursor.setAttribute('x1', x);
    cursor.setAttribute('x2', x);
    cursor.setAttribute('visibility', this.#slider.day === undefined ? 'hidden' : 'visible');
  }
}
