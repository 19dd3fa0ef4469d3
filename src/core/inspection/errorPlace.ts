import { visibleText } from '../model/text/visibleText.ts';

/** How many frames tell where an error comes from. */
const FRAMES = 2;

/**
 * The place that threw an error, by the first frames of its stack, else its name; the type of a thrown value that is no error. Never its message,
 * which might quote a file.
 */
export function errorPlace(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { stack = '', message, name } = error;
  // A stack begins with the message, which may have several lines, including some that look like frames.
  const start = stack.indexOf(message);
  const after = start < 0 ? '' : stack.slice(start + message.length);
  const frames = after.split('\n').filter((line) => /^\s*at /.test(line));
  return visibleText(frames.length > 0 ? frames.slice(0, FRAMES).join(' ') : name);
}
