/**
 * A text as short as one can get by leaving out lines, and then characters, while it stays interesting: halves at first, and smaller parts
 * as long as something can go.
 */
export async function minimized(text: string, isInteresting: (text: string) => Promise<boolean>): Promise<string> {
  const lines = await reduced(text.split(/(?<=\n)/), isInteresting);
  return (await reduced([...lines.join('')], isInteresting)).join('');
}

async function reduced(
  parts: readonly string[],
  isInteresting: (text: string) => Promise<boolean>,
): Promise<readonly string[]> {
  let kept = parts;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length; ) {
      const without = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (await isInteresting(without.join(''))) kept = without;
      else at += size;
    }
  }
  return kept;
}
