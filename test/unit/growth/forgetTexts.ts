import type { FieldKind } from '../../../src/core/formats/redaction/fieldKind.ts';
import { CAPACITY } from '../../../src/core/formats/redaction/harmlessTexts.ts';
import { redactionsOf } from '../../../src/core/formats/redaction/redact.ts';

const KINDS: readonly FieldKind[] = [undefined, 'address', 'digest', 'logLine'];

let forgotten = 0;

/** Has each text searched for secrets again, as those of another folder are: only the latest are remembered. */
export function forgetTexts(): void {
  for (const kind of KINDS) {
    for (let at = 0; at < CAPACITY.long; at++) redactionsOf(`${'a long text '.repeat(20)}${forgotten++}`, kind);
  }
  for (let at = 0; at < CAPACITY.short; at++) redactionsOf(`a short text as well ${forgotten++}`);
}
