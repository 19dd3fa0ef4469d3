import assert from 'node:assert/strict';

/** A machine that does other work as well may take its time. Milliseconds. */
const LATEST = 60_000;

/** Until it holds: the window draws when it has time. Fails with the text where it does not. */
export async function eventually(holds: () => boolean, otherwise: string): Promise<void> {
  for (const end = Date.now() + LATEST; !holds() && Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.ok(holds(), otherwise);
}
