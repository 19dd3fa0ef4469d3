import type { FieldKind } from '../../../src/core/formats/redaction/fieldKind.ts';
import { CAPACITY } from '../../../src/core/formats/redaction/harmlessTexts.ts';
import { redactionsOf } from '../../../src/core/formats/redaction/redact.ts';

const KINDS: readonly FieldKind[] = [undefined, 'address', 'digest', 'logLine'];

let forgotten = 0;

/** Has each long text searched for secrets again, as those of another folder are: only the latest few are remembered. */
export function forgetLongTexts(): void {
  for (const kind of KINDS) {
    for (let at = 0; at < CAPACITY.long; at++) redactionsOf(`${'a long text '.repeat(20)}${forgotten++}`, kind);
  }
}
