import { holdsMarker } from '../../formats/redaction/withheld.ts';
import { resolveScalar } from '../../formats/yaml/resolveScalar.ts';
import { sourceOffset } from '../../formats/yaml/sourceOffset.ts';
import { writeScalar } from '../../formats/yaml/writeScalar.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Edit, Fix } from '../../model/finding.ts';
import { derived } from '../../model/memo/derived.ts';
import type { Location, Span } from '../../model/source/span.ts';
import { SpanIndex } from '../../model/source/spanIndex.ts';
import { commandWord, type EditText, editText, ownText, plainWord } from '../../model/text/editText.ts';
import type { Text } from '../../model/text/text.ts';
import { type PlacedScalar, scalarOf } from './scalarPlaces.ts';

/** A fix of these edits; none if one of them cannot be written. */
export function fixOf(title: Text, edits: readonly (Edit | undefined)[]): readonly Fix[] {
  const written = edits.flatMap((edit) => edit ?? []);
  return written.length > 0 && written.length === edits.length ? [{ title, edits: written }] : [];
}

/**
 * Writes a value in the place of what stands at a span, in the syntax of that place and with the quotes that stand there. Undefined if
 * the place cannot hold it: outside of YAML only words that need no quotes are written.
 */
export function writeValue(file: DecodedFile | undefined, { uri, span }: Location, value: string): Edit | undefined {
  // A leading dash would start a flag, and withheld parts cannot be written.
  if (file?.text === undefined || value.startsWith('-') || holdsMarker(value)) return undefined;
  const { text } = file;
  if (!isYaml(file)) return editAt(uri, span, commandWord(value));
  const isPartOfWord = text.charAt(span.start - 1) === '=';
  const word = plainWord(value);
  if (word && (isPartOfWord || resolveScalar(value, '', true) === undefined))
    return { uri, span, text: isPartOfWord ? word : quotedAs(text.slice(span.start, span.end), word) };
  const placed = scalarOf(file, span);
  return placed && writeInScalar(file, placed, { uri, span }, value);
}

/** Whether the file is YAML. Files of flags and variables may look like it. */
const isYaml = derived(({ format, documents, unit, environment }: DecodedFile): boolean => {
  const isArguments = documents.some((one) => one.kind === 'component' && one.source === 'arguments');
  return format === 'yaml' && !isArguments && unit === undefined && environment === undefined;
});

function quotedAs(written: string, word: EditText): EditText {
  const [quote = ''] = written;
  if (written.length < 2 || !written.endsWith(quote)) return word;
  if (quote === '"') return editText(ownText('"'), word, ownText('"'));
  return quote === "'" ? editText(ownText("'"), word, ownText("'")) : word;
}

/** The whole scalar, or the value of a flag in it, which are one value for every reader; of anything else, such as a script, a plain word. */
function writeInScalar(file: DecodedFile, placed: PlacedScalar, { uri, span }: Location, value: string) {
  const { scalar, style, isFlow } = placed;
  const isBlock = style === 'literal' || style === 'folded';
  const lead = isBlock ? undefined : leadOf(placed, span);
  if (lead === undefined) return style === 'plain' && isFlow ? undefined : editAt(uri, span, commandWord(value));
  const given = isExpanded(file, span) ? value.replaceAll('$', '$$$$') : value;
  const whole = writeScalar(lead + given, placed);
  const isUnchanged = `${scalar.raw.slice(0, span.start - scalar.contentSpan.start)}${value}` === whole;
  const own = isUnchanged ? commandWord(value) : undefined;
  return own ? { uri, span, text: own } : editAt(uri, placed.span, whole);
}

/** The text before the span in its scalar, if it is empty or a flag's name, and nothing follows the span; otherwise undefined. */
function leadOf({ scalar }: PlacedScalar, { start, end }: Span): string | undefined {
  if (end < scalar.contentSpan.end) return undefined;
  if (start <= scalar.contentSpan.start) return '';
  const [lead] = /^--?[\w.-]+=/.exec(scalar.value) ?? [];
  return lead !== undefined && sourceOffset(scalar, lead.length) === start ? lead : undefined;
}

/** Whether `$$` stands for a dollar sign at a place: in the words of a container (kubernetes.io, "Define a Command and Arguments"), and of a compose file. */
function isExpanded(file: DecodedFile, { start }: Span): boolean {
  return expandedFlags(file).innermostAt(start) !== undefined;
}

/** The values of flags in containers' commands. */
const expandedFlags = derived(
  ({ documents }: DecodedFile) =>
    new SpanIndex(
      documents.flatMap((one) =>
        one.kind === 'component' && ['staticPod', 'podTemplate', 'compose'].includes(one.source)
          ? one.flags.map(({ valueSpan }) => ({ span: valueSpan }))
          : [],
      ),
    ),
);

function editAt(uri: string, span: Span, text: EditText | undefined): Edit | undefined {
  return text === undefined ? undefined : { uri, span, text };
}
