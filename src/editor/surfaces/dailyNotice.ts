/** The memory of the notice's days: VS Code's `Memento`, or a test's. */
export interface NoticeMemory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

export interface NoticePorts {
  readonly memory: NoticeMemory;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly isOn: () => boolean;
  /** Shows the text, and resolves to what was chosen; undefined if it was closed. */
  readonly show: (text: string) => PromiseLike<NoticeChoice | undefined>;
  readonly onChoice: (choice: NoticeChoice) => PromiseLike<unknown> | unknown;
}

export type NoticeChoice = 'report' | 'never';

const KEY = 'expiryNotice';
const DAY = 86_400_000;

/** Tells a workspace of ends that came or come soon, at most once in a day, whichever window asks; never two at a time. */
export class DailyNotice {
  readonly #ports: NoticePorts;
  #isOpen = false;

  constructor(ports: NoticePorts) {
    this.#ports = ports;
  }

  /** `workspace` is its key. Resolves when the notice was answered or closed, at once where none is due. */
  async report(workspace: string, text: string): Promise<void> {
    const { now, isOn, show, onChoice } = this.#ports;
    if (this.#isOpen || !isOn() || this.#wasShownToday(workspace)) return;
    this.#isOpen = true;
    try {
      await this.#remember(workspace, now());
      const choice = await show(text);
      if (choice) await onChoice(choice);
    } finally {
      this.#isOpen = false;
    }
  }

  #wasShownToday(workspace: string): boolean {
    const reported = this.#shown().get(workspace);
    const age = reported === undefined ? DAY : this.#ports.now() - reported;
    // A clock that was set back must not silence it for long.
    return age >= 0 && age < DAY;
  }

  /** An entry of more than a day ago is removed. */
  async #remember(workspace: string, time: number): Promise<void> {
    const kept = [...this.#shown()].filter(([, reported]) => reported <= time && time - reported < DAY);
    await this.#ports.memory.update(KEY, Object.fromEntries([...kept, [workspace, time]]));
  }

  #shown(): ReadonlyMap<string, number> {
    const stored = this.#ports.memory.get(KEY);
    const entries = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
    return new Map(entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
  }
}
