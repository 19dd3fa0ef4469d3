/** The events that the items of the picture send to the page. */
export interface NavigationEvents {
  /** The item is pointed at or has the focus; undefined when none is, `soon` where that must show at once. */
  readonly onLook: (item: SVGElement | undefined, soon: boolean) => void;
  readonly onOpen: (id: string) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * Mouse and keyboard on the items of the picture. One of them is in the order of Tab, the arrow keys go from item to
 * item in reading order, Home and End to the first and last, Enter and Space open, Escape puts the card away.
 */
export class Navigation {
  readonly #stage: HTMLElement;
  readonly #events: NavigationEvents;
  #current: string | undefined;
  /** Whether an item had the focus. */
  #looked = false;

  constructor(stage: HTMLElement, events: NavigationEvents) {
    this.#stage = stage;
    this.#events = events;
    stage.addEventListener('keydown', (event) => this.#onKey(event));
    stage.addEventListener('click', (event) => {
      this.#open(itemOf(event.target));
    });
    stage.addEventListener('focusin', (event) => {
      const item = itemOf(event.target);
      if (item) {
        this.#take(item);
        this.#looked = true;
      }
      events.onLook(item, true);
    });
    stage.addEventListener('focusout', () => events.onLook(undefined, true));
    stage.addEventListener('pointerover', (event) => events.onLook(itemOf(event.target), false));
    stage.addEventListener('pointerleave', () => this.leave());
  }

  /** Id of the item that Tab leads to. */
  get current(): string | undefined {
    return this.#current;
  }

  /** Opens the item with that id, if it leads somewhere. */
  open(id: string): void {
    this.#open(this.#items().find(({ dataset }) => dataset.id === id));
  }

  /** The pointer is nowhere any more. */
  leave(): void {
    this.#events.onLook(undefined, false);
  }

  /** After the items were drawn again: the same one is in the order of Tab again, and has the focus if it had it. */
  restore(id: string | undefined, focus: boolean): void {
    const items = this.#items();
    const item = items.find(({ dataset }) => dataset.id === id) ?? items[0];
    if (!item) return;
    this.#take(item);
    if (focus) item.focus({ preventScroll: true });
  }

  /** Gives the focus to the next, or previous, item that matches, and after the last to the first; false if none does. */
  goTo(selector: string, direction: 1 | -1): boolean {
    const items = this.#items();
    const found = items.filter((item) => item.matches(selector));
    if (found.length === 0) return false;
    const focused = itemOf(document.activeElement);
    // Without a focus, the first in the order of Tab counts unless it was never looked at.
    const at = focused
      ? items.indexOf(focused)
      : this.#looked
        ? items.findIndex(({ dataset }) => dataset.id === this.#current)
        : -1;
    const next =
      direction > 0
        ? (found.find((item) => items.indexOf(item) > at) ?? found[0])
        : (found.findLast((item) => at >= 0 && items.indexOf(item) < at) ?? found.at(-1));
    // A line between machines is long: its mark is what to look at.
    (next?.querySelector('.badge') ?? next)?.scrollIntoView({ block: 'center', inline: 'center' });
    next?.focus({ preventScroll: true });
    return true;
  }

  #onKey(event: KeyboardEvent): void {
    const items = this.#items();
    const focused = itemOf(event.target);
    const at = focused ? items.indexOf(focused) : -1;
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = STEPS[event.key];
    if (step !== undefined) items[Math.max(0, Math.min(items.length - 1, at + step))]?.focus();
    else if (event.key === 'Home') items[0]?.focus();
    else if (event.key === 'End') items.at(-1)?.focus();
    else if (event.key === 'Enter' || event.key === ' ') this.#open(focused);
    else if (event.key === 'Escape') this.#events.onLook(undefined, true);
    else return;
    event.preventDefault();
  }

  /** An end that no file sets up leads nowhere. */
  #open(item: SVGElement | undefined): void {
    const id = item?.dataset.id;
    if (id !== undefined && item?.getAttribute('role') === 'button') this.#events.onOpen(id);
  }

  #take(item: SVGElement): void {
    for (const other of this.#items()) other.setAttribute('tabindex', other === item ? '0' : '-1');
    this.#current = item.dataset.id;
  }

  #items(): readonly SVGElement[] {
    return [...this.#stage.querySelectorAll<SVGElement>('.item')];
  }
}

function itemOf(target: EventTarget | null): SVGElement | undefined {
  const item = target instanceof Element ? target.closest('.item') : undefined;
  return item instanceof SVGElement ? item : undefined;
}
