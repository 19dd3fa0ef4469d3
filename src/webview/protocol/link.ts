/** The reply to a request. */
export interface Reply {
  readonly kind: 'reply';
  readonly request: number;
  readonly error?: string | undefined;
}

interface Failure {
  readonly kind: 'failed';
  readonly message: string;
}

/** A panel's connection to its host: every request is answered, and a message that is not understood is reported to the host. */
export class Link<Request extends object, Content extends { readonly kind: string }> {
  readonly #post: (message: (Request | Failure) & { readonly request: number }) => void;
  readonly #read: (message: unknown) => Content | Reply | undefined;
  readonly #waiting = new Map<number, (error: string | undefined) => void>();
  #last = 0;

  constructor(
    post: (message: (Request | Failure) & { readonly request: number }) => void,
    read: (message: unknown) => Content | Reply | undefined,
  ) {
    this.#post = post;
    this.#read = read;
  }

  /** Resolves with the reply; rejects with the host's error. */
  request(request: Request | Failure): Promise<void> {
    this.#last += 1;
    const number = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, (error) => (error === undefined ? resolve() : reject(new Error(error))));
      this.#post({ ...request, request: number });
    });
  }

  /** Takes a message from the host; returns its content if it is no reply. */
  receive(message: unknown): Content | undefined {
    const read = this.#read(message);
    if (!read) {
      this.request({ kind: 'failed', message: 'The panel got a message that it does not understand.' }).catch(() => {});
      return undefined;
    }
    if (!isReply(read)) return read;
    this.#waiting.get(read.request)?.(read.error);
    this.#waiting.delete(read.request);
    return undefined;
  }
}

function isReply(message: { readonly kind: string } | Reply): message is Reply {
  return message.kind === 'reply';
}
