import type { Locator, Page } from 'playwright-core';
import type { Frame } from './png.ts';

const POINTER = 'M0 0v15l3.6-3.4 2.4 5.6 2.6-1.1-2.4-5.5h5z';
const POINTER_ID = 'pointer-of-the-picture';
const STEPS = 9;
const STEP_DELAY = 60;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The actions of a person with the mouse, as the frames of an animated picture. */
export class Film {
  readonly frames: Frame[] = [];
  readonly #page: Page;
  #at: Point;

  private constructor(page: Page, at: Point) {
    this.#page = page;
    this.#at = at;
  }

  /** Draws a pointer, since a screenshot has none. */
  static async begin(page: Page, at: Point): Promise<Film> {
    await drawPointer(page);
    const film = new Film(page, at);
    await film.#place(at);
    return film;
  }

  /** Shows the window as it is for so many milliseconds. */
  async show(delay: number): Promise<void> {
    this.frames.push({ png: await this.#page.screenshot({ animations: 'disabled', caret: 'hide' }), delay });
  }

  async moveTo(to: Point): Promise<void> {
    const from = this.#at;
    for (let step = 1; step <= STEPS; step++) {
      const part = step / STEPS;
      await this.#place({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
      await this.show(STEP_DELAY);
    }
  }

  /** Moves onto an element, waits there for so many milliseconds, and clicks. */
  async click(what: Locator, delay: number, at?: { readonly left: number }): Promise<void> {
    const box = await what.boundingBox();
    if (!box) throw new Error(`${what} is not shown.`);
    await this.moveTo({ x: box.x + (at?.left ?? box.width / 2), y: box.y + box.height / 2 });
    await this.show(delay);
    await this.#page.mouse.click(this.#at.x, this.#at.y);
  }

  /** Takes the pointer away. */
  async end(): Promise<readonly Frame[]> {
    await this.#page.evaluate((id) => document.getElementById(id)?.remove(), POINTER_ID);
    return this.frames;
  }

  async #place(at: Point): Promise<void> {
    this.#at = at;
    await this.#page.mouse.move(at.x, at.y);
    await this.#page.evaluate(
      ([id, left, top]) => {
        const pointer = document.getElementById(id);
        if (pointer) Object.assign(pointer.style, { left: `${left}px`, top: `${top}px` });
      },
      [POINTER_ID, at.x, at.y] as const,
    );
  }
}

async function drawPointer(page: Page): Promise<void> {
  await page.evaluate(
    ([id, shape]) => {
      const kind = 'http://www.w3.org/2000/svg';
      const pointer = document.createElementNS(kind, 'svg');
      const outline = document.createElementNS(kind, 'path');
      for (const [name, value] of Object.entries({ d: shape, fill: '#fff', stroke: '#000' })) {
        outline.setAttribute(name, value);
      }
      pointer.id = id;
      pointer.append(outline);
      Object.assign(pointer.style, {
        position: 'fixed',
        width: '16px',
        height: '22px',
        overflow: 'visible',
        zIndex: '99999',
        pointerEvents: 'none',
      });
      document.body.append(pointer);
    },
    [POINTER_ID, POINTER] as const,
  );
}
