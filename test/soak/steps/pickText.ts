import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Stage } from './change.ts';
import { pickFrom } from './pickFrom.ts';

/** One of the free files that match; undefined if there is none, or where VS Code would call it binary and not open it. */
export function pickText(stage: Stage, pattern: RegExp): string | undefined {
  const file = pickFrom(stage, pattern);
  if (file === undefined) return undefined;
  const bytes = readFileSync(path.join(stage.folder, file));
  return isUtf8(bytes) && !bytes.includes(0) ? file : undefined;
}
