import type { YamlNode } from './node.ts';
import { lineEnd } from './splitStream.ts';

const START = '==== START logs for container ';
const END = '==== END logs for container ';

/** What stands in such a line after the word: the container's name and its pod's. */
const CONTAINER = /^\S+ of pod [^\s/]+\/[^\s/]+ ====$/;

/**
 * The logs of containers that `kubectl cluster-info dump` writes between its objects, each between two lines that name the container (kubectl,
 * clusterinfo_dump.go). Only a text that begins with a list of objects, as such a dump does, has any: elsewhere such lines are text.
 */
export class DumpLogs {
  readonly #text: string;
  readonly #firstObject: (end: number) => YamlNode | undefined;
  #isDump: boolean | undefined;

  /** `firstObject` reads the first object of the text, of which no more than so much is looked at. */
  constructor(text: string, firstObject: (end: number) => YamlNode | undefined) {
    this.#text = text;
    this.#firstObject = firstObject;
  }

  /** The end of the logs that begin with the line at the offset, the text's end where no line ends them; undefined where none begin. */
  endOf(at: number): number | undefined {
    if (!this.#text.startsWith(START, at)) return undefined;
    const body = lineEnd(this.#text, at);
    const container = this.#text.slice(at + START.length, body).trimEnd();
    if (!CONTAINER.test(container)) return undefined;
    this.#isDump ??= isList(this.#firstObject(at));
    if (!this.#isDump) return undefined;
    // What a container writes may look like the end of another one's logs.
    const last = this.#text.indexOf(`\n${END}${container}`, body - 1);
    return last < 0 ? this.#text.length : lineEnd(this.#text, last + 1);
  }
}

function isList(root: YamlNode | undefined): boolean {
  const kind = root?.kind === 'map' ? root.entries.find(({ key }) => key === 'kind')?.value : undefined;
  return kind?.kind === 'scalar' && kind.value.endsWith('List');
}
