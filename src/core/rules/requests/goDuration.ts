/** Seconds of a unit of time.ParseDuration. */
const UNITS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 1e-3, us: 1e-6, µs: 1e-6, ns: 1e-9 };

/** The seconds of a duration as Go writes it, such as "8760h0m0s"; undefined for other text. */
export function goDurationSeconds(text: string): number | undefined {
  if (!/^(?:\d+(?:\.\d*)?(?:h|ms|m|s|us|µs|ns))+$/.test(text)) return undefined;
  let seconds = 0;
  for (const [, amount, unit = ''] of text.matchAll(/(\d+(?:\.\d*)?)(h|ms|m|s|us|µs|ns)/gy)) {
    seconds += Number(amount) * (UNITS[unit] ?? 0);
  }
  return seconds;
}
