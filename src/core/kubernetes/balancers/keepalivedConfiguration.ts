import { isTemplated } from '../../formats/placeholder.ts';
import { redact } from '../../formats/redaction/redact.ts';
import type { PathsConfigurationDocument } from '../../model/documents/component.ts';
import type { Located } from '../../model/documents/located.ts';
import { lineEnd } from '../../model/source/lineEnd.ts';

/** The name of the configuration in sentences. */
export const KEEPALIVED_CONFIGURATION = 'keepalived configuration';

/** Longer texts are no configurations that a person writes. Characters. */
const MAX_LENGTH = 256 * 1024;

/** Files of scripts that are read of one configuration. */
const MAX_PATHS = 100;

const BLOCK = /^[ \t]*vrrp_(?:script|instance|sync_group)[ \t]/m;

/** A word, in quotes or not, a brace, or the comment that ends the line. */
const WORD = /"([^"]*)"|([{}])|([!#].*)|[^\s"{}]+/g;

interface Word {
  readonly text: string;
  readonly start: number;
  readonly isBrace: boolean;
}

/**
 * The files of the commands that keepalived runs as checks, as a `vrrp_script` names them: programs, and scripts in their arguments
 * (keepalived.conf(5)). Undefined for any other text.
 */
export function readKeepalivedConfiguration(text: string, uri: string): PathsConfigurationDocument | undefined {
  const found = text.length > MAX_LENGTH ? -1 : text.search(BLOCK);
  if (found < 0) return undefined;
  const paths: Located<string>[] = [];
  let isOpen = false;
  for (const { words, script } of linesOf(text)) {
    const [keyword, ...command] = words;
    isOpen ||= /^include\w*$/.test(keyword.text);
    if (script === undefined || keyword.text !== 'script') continue;
    paths.push(...filesIn(command, `vrrp_script ${redact(script)}.script`));
    isOpen ||= command.some((word) => isTemplated(word.text));
  }
  const known = paths.filter(({ value }) => !isTemplated(value)).slice(0, MAX_PATHS);
  return {
    kind: 'pathsConfiguration',
    uri,
    span: { start: found, end: lineEnd(text, found) },
    configuration: KEEPALIVED_CONFIGURATION,
    paths: known,
    ...((isOpen || known.length === MAX_PATHS) && { isOpen: true as const }),
  };
}

interface Line {
  readonly words: readonly [Word, ...Word[]];
  /** The name of the `vrrp_script` that it belongs to; absent for any other line. */
  readonly script?: string;
}

function* linesOf(text: string): Generator<Line> {
  let script: string | undefined;
  let depth = 0;
  for (let at = 0; at < text.length; at = lineEnd(text, at) + 1) {
    const [first, ...rest] = wordsOf(text, at);
    if (!first) continue;
    yield { words: [first, ...rest], ...(depth === 1 && script !== undefined && { script }) };
    if (depth === 0 && !first.isBrace) script = first.text === 'vrrp_script' ? rest[0]?.text : undefined;
    for (const { text: word, isBrace } of [first, ...rest]) if (isBrace) depth += word === '{' ? 1 : -1;
  }
}

/** The words of the line at an offset. One that begins with `@` tells for which machine the line is. */
function wordsOf(text: string, from: number): readonly Word[] {
  const line = text.slice(from, lineEnd(text, from));
  const words = [...line.matchAll(WORD)].flatMap((match) => {
    const [whole, quoted, brace, comment] = match;
    if (comment !== undefined) return [];
    const start = from + match.index + (quoted === undefined ? 0 : 1);
    return [{ text: quoted ?? whole, start, isBrace: brace !== undefined }];
  });
  return words[0]?.text.startsWith('@') ? words.slice(1) : words;
}

function filesIn(words: readonly Word[], path: string): readonly Located<string>[] {
  return words.flatMap(({ text, start }) =>
    [...text.matchAll(/(?:^|(?<=\s))\/\S+/g)].map(({ 0: file, index }) => ({
      value: redact(file),
      span: { start: start + index, end: start + index + file.length },
      path,
    })),
  );
}
