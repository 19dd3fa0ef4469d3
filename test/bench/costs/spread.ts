/** "12.3 (11.8 to 14.1)": the median, the lowest and the highest. */
export function spread(values: readonly number[]): string {
  const sorted = [...values].sort((one, two) => one - two);
  const text = (value = 0) => value.toFixed(1);
  return `${text(sorted[Math.floor(sorted.length / 2)])} (${text(sorted[0])} to ${text(sorted.at(-1))})`;
}
