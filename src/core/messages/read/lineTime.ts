/** How lines state when they were logged, the outermost first: container runtimes and journald write before what a component writes. */
const TIMES: readonly RegExp[] = [
  /^(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)(?![\w:])/,
  // journald and syslog, then etcd before release 3.4, and Go's own log.
  /^(?<time>[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d)(?![\w:])/,
  /^(?<time>\d{4}[-/]\d\d[-/]\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})?)(?![\w:])/,
  // Docker, zap and logfmt.
  /"(?:time|ts|timestamp)": ?"(?<time>\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)"/,
  /\b(?:time|ts)="?(?<time>\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)(?![\w:])/,
  // klog.
  /(?:^|[\s"])[IWEF](?<time>\d{4} \d\d:\d\d:\d\d(?:\.\d{1,9})?)(?![\w:])/,
];

/** When a line was logged, as it states it: some formats lack the year. Undefined for a line that does not. */
export function timeIn(line: string): string | undefined {
  for (const pattern of TIMES) {
    const time = pattern.exec(line)?.groups?.time;
    if (time !== undefined) return time;
  }
  return undefined;
}
