/** A number as openssl prints those of extensions: in decimal below 128 bits, in hexadecimal from there on. */
export function numberText(value: bigint): string {
  const magnitude = value < 0n ? -value : value;
  if (magnitude < 1n << 127n) return String(value);
  const hex = magnitude.toString(16).toUpperCase();
  return `${value < 0n ? '-' : ''}0x${hex.length % 2 === 0 ? hex : `0${hex}`}`;
}
