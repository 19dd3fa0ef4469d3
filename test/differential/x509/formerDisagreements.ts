import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { DrawnFamily } from './drawnFamily.ts';
import { knownDisagreement } from './knownDisagreements.ts';

/** A draft that we once disagreed on, as small as it could be made, and what Go says of it. */
export interface FormerDisagreement {
  readonly family: string;
  readonly draft: unknown;
  readonly answer: unknown;
}

const FILE = new URL('../recorded/formerDisagreements.jsonl', import.meta.url);

export function readFormer(): readonly FormerDisagreement[] {
  if (!existsSync(FILE)) return [];
  const lines = readFileSync(FILE, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line, (_key, value: unknown) => bytesOf(value) ?? value) as FormerDisagreement);
}

/** Keeps a disagreement, so that each run tries it again. */
export function addFormer(one: FormerDisagreement): void {
  const lines = [...readFormer(), one].map((former) => JSON.stringify(former, (_key, value: unknown) => hexOf(value)));
  writeFileSync(FILE, `${[...new Set(lines)].join('\n')}\n`);
}

/** The inputs of a family on which we disagree again, or still. */
export async function disagreeingAgain<Draft, Answer>(
  family: DrawnFamily<Draft, Answer>,
): Promise<{ readonly tried: number; readonly again: readonly string[] }> {
  const all = readFormer().filter((one) => one.family === family.name);
  const again: string[] = [];
  for (const one of all) {
    const draft = one.draft as Draft;
    const { difference } = await family.contrast(draft, one.answer as Answer);
    if (difference && !knownDisagreement(difference))
      again.push(`${JSON.stringify(difference)}: ${family.summary(draft)}`);
  }
  return { tried: all.length, again };
}

function hexOf(value: unknown): unknown {
  return value instanceof Uint8Array ? { hex: Buffer.from(value).toString('hex') } : value;
}

function bytesOf(value: unknown): Uint8Array | undefined {
  if (typeof value !== 'object' || value === null || !('hex' in value) || typeof value.hex !== 'string')
    return undefined;
  return Uint8Array.from(Buffer.from(value.hex, 'hex'));
}
