/** How many signatures the host verifies meanwhile. */
export async function countingVerifications(run: () => Promise<unknown>): Promise<number> {
  const original = crypto.subtle.verify;
  let count = 0;
  crypto.subtle.verify = (...given: Parameters<SubtleCrypto['verify']>) => {
    count++;
    return original.apply(crypto.subtle, given);
  };
  try {
    await run();
  } finally {
    crypto.subtle.verify = original;
  }
  return count;
}
