import type { Problem } from '../../model/artifacts/problem.ts';
import { budgetOf } from '../../model/budget.ts';
import type { Span } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { DumpLogs } from './dumpLogs.ts';
import { jsonExtent } from './jsonExtent.ts';
import { type KubernetesReader, startOfYaml, startsAsJson } from './kubernetesReaders.ts';
import { MAX_DOCUMENT_LENGTH, MAX_LIST_READ } from './limits.ts';
import { listExtent } from './listExtent.ts';
import type { YamlDocument, YamlNode } from './node.ts';
import { readDocument } from './readDocument.ts';
import { afterSpace, readJson } from './readJson.ts';
import { type ReadPart, readList } from './readList.ts';
import { splitStream } from './splitStream.ts';
import { BadCharacters } from './syntax/badCharacters.ts';
import { PLAIN_ENCODING, type SourceEncoding } from './syntax/sourceEncoding.ts';
import { YamlError } from './syntax/yamlError.ts';
import { YamlProblems } from './yamlProblems.ts';

type Steps<T> = Generator<undefined, T>;

const TOO_LONG = phrase('it has more than {count} MiB', { count: MAX_DOCUMENT_LENGTH / 2 ** 20 });

const REST_UNREAD = phrase(
  'The list is too long: after {count} MiB of items that are about certificates, the rest is not read.',
  { count: MAX_LIST_READ / 2 ** 20 },
);

const REPEATS = 'document contains excessive aliasing';

/** Reads the documents of a text in steps, so that the caller can yield between them. */
export class StreamReader {
  readonly #text: string;
  readonly #budget;
  readonly #encoding: SourceEncoding;
  #bad: BadCharacters;
  readonly #problems: YamlProblems;
  readonly #documents: YamlDocument[] = [];
  readonly #comments: Span[] = [];
  readonly #logs: DumpLogs;
  /** The end of the last document that had content. */
  #documentStart = 0;
  #isInLines = false;

  /** `encoding` describes the bytes of the text. kubectl decodes them before it reads, except after a UTF-8 byte-order mark. */
  constructor(text: string, encoding: SourceEncoding = PLAIN_ENCODING) {
    this.#text = text;
    this.#budget = budgetOf([{ size: text.length }]);
    this.#encoding = encoding;
    this.#bad = new BadCharacters(text, PLAIN_ENCODING);
    this.#problems = new YamlProblems(text);
    this.#logs = new DumpLogs(text, (end) => this.#documents[0]?.root ?? firstObject(text.slice(0, end)));
  }

  result(): {
    readonly documents: readonly YamlDocument[];
    readonly problems: readonly Problem[];
    readonly comments: readonly Span[];
  } {
    return { documents: this.#documents, problems: this.#problems.all(), comments: this.#comments };
  }

  *read(reader: KubernetesReader): Steps<void> {
    if (reader === 'kubectl') yield* this.#readStream();
    else yield* this.#readOnly(reader === 'component');
  }

  /** Reads the only document that a component reads. */
  *#readOnly(takesJson: boolean): Steps<void> {
    const whole = { start: 0, end: this.#text.length };
    this.#bad = new BadCharacters(this.#text, this.#encoding);
    if (takesJson && startsAsJson(this.#text, 0)) {
      const root = yield* this.#readWholeJson();
      this.#keep(root, whole);
    } else this.#keep(yield* this.#readPart(whole), whole);
  }

  *#readWholeJson(): Steps<YamlNode | undefined> {
    const text = this.#text;
    const result = yield* readJson(text, 0, text.length);
    const rest = result.kind === 'value' ? afterSpace(text, result.end, text.length) : text.length;
    if (result.kind === 'error') this.#problems.refuse(result.error);
    else if (rest === text.length) return result.root;
    else this.#problems.refuse(new YamlError('invalid character after top-level value', rest));
    return undefined;
  }

  *#readStream(): Steps<void> {
    const text = this.#text;
    this.#isInLines = true;
    const mark = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    // After a UTF-8 byte-order mark, kubectl passes the bytes on unchecked (golang.org/x/text, BOMOverride).
    if (mark === 1 && !this.#encoding.isWide) this.#bad = new BadCharacters(text, this.#encoding);
    const from = yield* this.#readJsonStream(mark);
    for (const part of splitStream(text, from, (at) => this.#logs.endOf(at))) {
      yield;
      if (this.#problems.isFull(part.kind === 'badSeparator' ? part.offset : part.span.start)) return;
      if (part.kind === 'part') this.#keep(yield* this.#readPart(part.span), part.span);
      else if (part.kind === 'logs') this.#documentStart = part.span.end;
      else this.#problems.refuse(new YamlError('invalid Yaml document separator', part.offset));
    }
  }

  /** Reads consecutive JSON values, skipping the logs of a dump. Returns the offset at which YAML begins. */
  *#readJsonStream(from: number): Steps<number> {
    const text = this.#text;
    if (!startsAsJson(text, from)) return from;
    let count = 0;
    let isDump = false;
    for (let at = from; ; ) {
      const start = afterSpace(text, at, text.length);
      if (start === text.length) return start;
      const afterLogs = this.#logs.endOf(start);
      if (afterLogs !== undefined) {
        isDump = true;
        at = afterLogs;
        continue;
      }
      if (isDump && text[start] !== '{') {
        // The logs contained a forged end marker: objects always begin a line.
        at = nextObject(text, start);
        continue;
      }
      yield;
      if (this.#problems.isFull(start)) return text.length;
      this.#documentStart = start;
      const long = text.length - start > MAX_DOCUMENT_LENGTH ? yield* jsonExtent(text, start) : undefined;
      if (long !== undefined && long - start > MAX_DOCUMENT_LENGTH) {
        const span = { start, end: long };
        this.#keep(yield* this.#readLong(span), span);
        at = long;
      } else {
        const result = yield* readJson(text, start, text.length);
        if (result.kind === 'value') {
          const { end } = result;
          this.#keep(result.root, { start, end });
          at = end;
        } else {
          // After the first value, kubectl may still read the rest as YAML.
          const yamlStart = count > 1 || isDump ? undefined : startOfYaml(text, at);
          if (yamlStart !== undefined) return yamlStart;
          this.#problems.refuse(result.error);
          at = isDump ? nextObject(text, start) : ((yield* jsonExtent(text, start)) ?? text.length);
        }
      }
      count++;
    }
  }

  *#readPart(span: Span): Steps<YamlNode | undefined> {
    const isLong = span.end - span.start > MAX_DOCUMENT_LENGTH;
    return yield* isLong ? this.#readLong(span) : this.#readYaml(this.#text, span);
  }

  *#readYaml(text: string, span: Span, inFile = (offset: number) => offset): Steps<YamlNode | undefined> {
    const source = { text, ...span, isInLines: this.#isInLines };
    const bad = text === this.#text ? this.#bad : new BadCharacters(text, PLAIN_ENCODING);
    const read = yield* readDocument(source, bad.first(span), this.#budget, this.#comments);
    if (read.kind === 'tree') return read.root;
    if (read.kind === 'error') this.#problems.refuse(read.error, inFile);
    else this.#problems.tooComplex(inFile(read.offset), REPEATS);
    return undefined;
  }

  *#readLong(span: Span): Steps<YamlNode | undefined> {
    const extent = yield* listExtent(this.#text, span);
    const readItem: ReadPart = (text, part, inFile) => this.#readItem(text, part, inFile);
    const list = extent && (yield* readList(this.#text, span, extent, readItem));
    if (!list) this.#problems.tooComplex(span.start, TOO_LONG);
    else if (list.unread) this.#problems.unread(list.unread.start, REST_UNREAD);
    return list?.root;
  }

  /** Reads an item of a long list, or the text around the items, as JSON or YAML. */
  *#readItem(text: string, span: Span, inFile?: (offset: number) => number): Steps<YamlNode | undefined> {
    if (text[span.start] === '{') {
      const result = yield* readJson(text, span.start, span.end);
      if (result.kind === 'value') return result.root;
    }
    return yield* this.#readYaml(text, span, inFile);
  }

  #keep(root: YamlNode | undefined, { start, end }: Span): void {
    if (root === undefined || (root.kind === 'scalar' && root.typed === undefined)) return;
    this.#documents.push({ root, span: { start: Math.min(this.#documentStart, start), end } });
    this.#documentStart = end;
  }
}

/** Reads the first object of a text and nothing after it. */
function firstObject(text: string): YamlNode | undefined {
  const separator = text.indexOf('\n---', 1);
  const stream = new StreamReader(separator < 0 ? text : text.slice(0, separator + 1));
  const steps = stream.read('kubectl');
  while (!steps.next().done);
  return stream.result().documents[0]?.root;
}

/** The offset of the next object or log marker of a dump. */
function nextObject(text: string, after: number): number {
  const next = /\n(?=\{|==== START )/g;
  next.lastIndex = after;
  const found = next.exec(text);
  return found ? found.index + 1 : text.length;
}
