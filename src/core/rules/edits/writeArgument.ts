import { holdsMarker } from '../../formats/redaction/withheld.ts';
import { writeScalar } from '../../formats/yaml/writeScalar.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Flag } from '../../model/documents/component.ts';
import type { ComponentView } from '../../model/node.ts';
import { type EditText, plainWord } from '../../model/text/editText.ts';
import { scalarOf } from './scalarPlaces.ts';

/**
 * `--name=value` as another item of the list that a flag is an item of. A value that needs quotes is written only where YAML alone reads the
 * item: undefined in a script.
 */
export function writeArgument(
  file: DecodedFile,
  { document }: ComponentView,
  flag: Flag,
  name: string,
  value: string,
): EditText | undefined {
  // Withheld parts cannot be written.
  if (holdsMarker(value)) return undefined;
  const word = plainWord(`--${name}=${value}`);
  if (word !== undefined) return word;
  const isContainer = ['staticPod', 'podTemplate', 'compose'].includes(document?.source ?? '');
  const beside = scalarOf(file, { start: flag.span.start, end: flag.span.start });
  if (!isContainer || !beside?.isItem || beside.isFlow || !beside.scalar.value.startsWith(flag.spelling))
    return undefined;
  if (beside.style === 'literal' || beside.style === 'folded' || beside.scalar.contentSpan.end > flag.span.end)
    return undefined;
  // The kubelet replaces $(NAME), and Compose $NAME. Both take $$ for a dollar sign.
  return writeScalar(`--${name}=${value.replaceAll('$', '$$$$')}`, { style: 'plain', isFlow: false });
}
