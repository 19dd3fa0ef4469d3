/** A rule or a reader that crashes is contained, and is a fault all the same: throws for one in the log. */
export function throwContained(log: readonly string[]): void {
  const crash = log.find((message) => /failed on|could not be read/.test(message));
  if (crash !== undefined) throw new Error(`contained: ${crash.replace(/ on .*?: /, ': ')}`);
}
