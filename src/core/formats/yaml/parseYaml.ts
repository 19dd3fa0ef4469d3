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
  /** Every comment, from its `#` to the end of its line; none in JSON, nor after the first error of a document. */
  readonly comments: readonly Span[];
}

/**
 * Reads a text as a part of Kubernetes does, kubectl if none is named. A document with an error becomes one problem and does not harm the others.
 * What aliases repeat is paid from a budget that the text itself brings.
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

/** The same, with rests. */
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
