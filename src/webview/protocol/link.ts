import type { FromWebview, ToWebview, WebviewRequest } from './messages.ts';
import { readMessage } from './readMessage.ts';

/** The panel's way to its host: every request is answered, and a message that is not understood is told to the host. */
export class Link {
  readonly #post: (message: FromWebview) => void;
  readonly #waiting = new Map<number, (error: string | undefined) => void>();
  #last = 0;

  constructor(post: (message: FromWebview) => void) {
    this.#post = post;
  }

  /** Settles with the reply; rejects with the host's words where it refused. */
  request(request: WebviewRequest): Promise<void> {
    this.#last += 1;
    const number = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, (error) => (error === undefined ? resolve() : reject(new Error(error))));
      this.#post({ ...request, request: number });
    });
  }

  /** Takes a message from the host; returns the picture if it is one. */
  receive(message: unknown): Extract<ToWebview, { kind: 'picture' }> | undefined {
    const read = readMessage(message);
    if (!read) {
      this.request({ kind: 'failed', message: 'The panel got a message that it does not understand.' }).catch(() => {});
      return undefined;
    }
    if (read.kind === 'picture') return read;
    this.#waiting.get(read.request)?.(read.error);
    this.#waiting.delete(read.request);
    return undefined;
  }
}
