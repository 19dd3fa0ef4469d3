/** A range of a script with the number of times that it ran, as V8 reports it. Ranges of a function nest, the outer ones first. */
interface CountedRange {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}

/** The report of V8 on one script in one process. */
export interface ScriptCoverage {
  readonly url: string;
  readonly functions: readonly { readonly ranges: readonly CountedRange[] }[];
}

/** The lines of a file that run, and those that did in a test. */
export interface LineCoverage {
  /** By line, from 0: whether it ran; undefined for blank lines and comments. */
  readonly lines: readonly (boolean | undefined)[];
}

/** Lines that hold no code: blank, a comment, closing brackets, or types and imports, which are gone when the file runs. */
const NO_CODE = /^\s*(?:$|\/\/|\/?\*|[)\]}>,;]*$|import\b|export (?:type|interface)\b|(?:type|interface) )/;

/** Merges what processes report of one file, whose types were replaced by blanks, so that offsets are those of its text. */
export function lineCoverage(text: string, scripts: readonly ScriptCoverage[]): LineCoverage {
  const ran = new Uint8Array(text.length);
  for (const { functions } of scripts) {
    const counts = new Uint8Array(text.length);
    for (const { ranges } of functions)
      for (const { startOffset, endOffset, count } of ranges) counts.fill(count > 0 ? 1 : 0, startOffset, endOffset);
    for (let at = 0; at < ran.length; at++) ran[at] = (ran[at] ?? 0) | (counts[at] ?? 0);
  }
  let start = 0;
  const lines = text.split('\n').map((line) => {
    const from = start + line.length - line.trimStart().length;
    const end = start + line.trimEnd().length;
    start += line.length + 1;
    return NO_CODE.test(line) ? undefined : ran.subarray(from, end).every((one) => one === 1);
  });
  return { lines };
}

/** The file in the format of LCOV, which editors and services read. */
export function lcovOf(file: string, { lines }: LineCoverage): string {
  const counted = lines.flatMap((ran, at) => (ran === undefined ? [] : [`DA:${at + 1},${ran ? 1 : 0}`]));
  const hit = lines.filter((ran) => ran === true).length;
  return [`SF:${file}`, ...counted, `LF:${counted.length}`, `LH:${hit}`, 'end_of_record', ''].join('\n');
}
