import type { YamlNode } from './node.ts';
import { lineEnd } from './splitStream.ts';

const START = '==== START logs for container ';
const END = '==== END logs for container ';

/** The rest of a marker line: the container and its pod. */
const CONTAINER = /^\S+ of pod [^\s/]+\/[^\s/]+ ====$/;

/**
 * Container logs in the output of `kubectl cluster-info dump`, each between two marker lines that name the container (kubectl,
 * clusterinfo_dump.go). Markers count only if the text begins with a list of objects, as a dump does.
 */
export class DumpLogs {
  readonly #text: string;
  readonly #firstObject: (end: number) => YamlNode | undefined;
  #isDump: boolean | undefined;

  /** `firstObject` returns the first object that ends before an offset. */
  constructor(text: string, firstObject: (end: number) => YamlNode | undefined) {
    this.#text = text;
    this.#firstObject = firstObject;
  }

  /** The end of the logs that the line at the offset begins, or the end of the text if they have no end marker. Undefined if the line is no marker. */
  endOf(at: number): number | undefined {
    if (!this.#text.startsWith(START, at)) return undefined;
    const body = lineEnd(this.#text, at);
    const container = this.#text.slice(at + START.length, body).trimEnd();
    if (!CONTAINER.test(container)) return undefined;
    this.#isDump ??= isList(this.#firstObject(at));
    if (!this.#isDump) return undefined;
    // A container may print the end marker of another container.
    const last = this.#text.indexOf(`\n${END}${container}`, body - 1);
    return last < 0 ? this.#text.length : lineEnd(this.#text, last + 1);
  }
}

function isList(root: YamlNode | undefined): boolean {
  const kind = root?.kind === 'map' ? root.entries.find(({ key }) => key === 'kind')?.value : undefined;
  return kind?.kind === 'scalar' && kind.value.endsWith('List');
}
