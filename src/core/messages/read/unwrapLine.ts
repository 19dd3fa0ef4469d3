/** Longer lines are cut: no component logs them for an error, and the patterns stay cheap. */
export const MAX_LENGTH = 8000;

/** The text that Docker or another container runtime puts before each line of a pod. */
const DOCKER = /^\{"log":"(?<log>(?:[^"\\]|\\.)*)"/;
const CRI = /^\d{4}-\d\d-\d\dT\S+ (?:stdout|stderr) [FP] /;

/** Colors of a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they begin with a control character.
const COLORS = /\x1b\[[\d;]*m/g;

/** The line as the component wrote it: without what the runtime of its container adds, and with its quotes unescaped. */
export function unwrapLine(line: string): string {
  const own = line.slice(0, MAX_LENGTH).replaceAll(COLORS, '');
  const inner = DOCKER.exec(own)?.groups?.log ?? own.replace(CRI, '');
  // klog and zap quote errors inside quoted values, Docker quotes those once more. The kernel's log writes backslashes as \x5c.
  return inner.replaceAll('\\n', ' ').replaceAll('\\x5c', '').replaceAll('\\', '').trim();
}
