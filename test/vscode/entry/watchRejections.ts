/** Stacks of promises that were rejected in our code, or in the tests, without a handler; grows from now on. */
export function watchRejections(): readonly string[] {
  const found: string[] = [];
  const note = (reason: unknown) => {
    const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    // The workbench has its own rejections.
    if (OURS.test(text)) found.push(text);
  };
  if (typeof process === 'object' && typeof process.on === 'function') process.on('unhandledRejection', note);
  // That host lets no extension add listeners.
  else globalThis.onunhandledrejection = ({ reason }) => note(reason);
  return found;
}

const OURS = /kubernetes-pki|dist\/(?:web\/)?(?:extension|test)/;
