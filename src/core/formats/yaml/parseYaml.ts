import type { Problem } from '../../model/artifacts/problem.ts';
import type { Span } from '../../model/source/span.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import type { KubernetesReader } from './kubernetesReaders.ts';
import type { YamlDocument } from './node.ts';
import { StreamReader } from './streamReader.ts';
import { PLAIN_ENCODING, type SourceEncoding } from './syntax/sourceEncoding.ts';

export interface YamlResult {
  /** The readable ones in order; documents without content are left out. */
  readonly documents: readonly YamlDocument[];
  readonly problems: readonly Problem[];
  /** Every comment, from its `#` to the end of its line. JSON has none, and comments after a document's first error are not found. */
  readonly comments: readonly Span[];
}

/**
 * Reads a text as the given part of Kubernetes does. A document with an error becomes one problem and does not affect the others. Nodes that aliases
 * repeat count against a budget that grows with the text.
 */
export function parseYaml(
  text: string,
  reader: KubernetesReader = 'kubectl',
  encoding: SourceEncoding = PLAIN_ENCODING,
): YamlResult {
  const stream = new StreamReader(text, encoding);
  const steps = stream.read(reader);
  while (!steps.next().done);
  return stream.result();
}

/** The same, yielding between steps. */
export async function parseYamlPaced(
  text: string,
  scheduler: Scheduler,
  reader: KubernetesReader = 'kubectl',
  encoding: SourceEncoding = PLAIN_ENCODING,
): Promise<YamlResult> {
  const stream = new StreamReader(text, encoding);
  const steps = stream.read(reader);
  while (!steps.next().done) {
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
  return stream.result();
}
