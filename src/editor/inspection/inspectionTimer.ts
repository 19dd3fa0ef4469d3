/** A longer `setTimeout` fires at once. */
const MAX_TIMEOUT = 2 ** 31 - 1;

/** When the next inspection is due: soon after a change, or when time alone changes a finding. */
export class InspectionTimer {
  readonly #isDue: () => void;
  #delay: ReturnType<typeof setTimeout> | undefined;
  #clock: ReturnType<typeof setTimeout> | undefined;

  constructor(isDue: () => void) {
    this.#isDue = isDue;
  }

  /** After so many milliseconds without another call. */
  after(delay: number): void {
    this.clear();
    this.#delay = setTimeout(this.#isDue, delay);
  }

  /** At that time, in milliseconds since 1970, in place of the one asked for before; never where it is undefined. */
  at(time: number | undefined): void {
    clearTimeout(this.#clock);
    if (time === undefined) return;
    const wait = Math.min(Math.max(0, time - Date.now()), MAX_TIMEOUT);
    this.#clock = setTimeout(() => (Date.now() < time ? this.at(time) : this.#isDue()), wait);
  }

  /** Takes back `after`. */
  clear(): void {
    clearTimeout(this.#delay);
  }

  dispose(): void {
    this.clear();
    clearTimeout(this.#clock);
  }
}
