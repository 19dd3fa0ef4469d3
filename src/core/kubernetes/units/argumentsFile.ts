import type { ComponentDocument } from '../../model/documents/component.ts';
import type { SourceText } from '../../model/documents/unit.ts';
import { madePath } from '../../model/source/templateName.ts';
import { flagsAfter } from '../components/commandArguments.ts';
import { componentNamed } from '../components/commandFlags.ts';
import type { CommandWord } from '../components/commandWords.ts';
import { SourceTextBuilder, sourceSpan } from './sourceText.ts';
import { splitUnitWords } from './unitWords.ts';

/** The folder in which microk8s keeps the arguments of each component, and the meaning of `$SNAP_DATA` in them. */
const SNAP_FOLDER = /(\/var\/snap\/microk8s\/[^/]+)\/args\/[^/]+$/;

const BEGINS_WITH_FLAG = /^\s*(?:#.*\n\s*)*--[a-z]/;

/** Whether it is such a file, however long. */
export function isArgumentsFile(text: string, uri: string): boolean {
  return componentNamed(madePath(uri)) !== undefined && BEGINS_WITH_FLAG.test(text);
}

/**
 * A file that is named after a component and holds nothing but its flags, one a line; undefined for any other file
 * (microk8s.io, "Configuring services").
 */
export function readArgumentsFile(text: string, uri: string): ComponentDocument | undefined {
  const component = componentNamed(madePath(uri));
  if (component === undefined || !BEGINS_WITH_FLAG.test(text)) return undefined;
  const snapData = SNAP_FOLDER.exec(uri)?.[1];
  const words = splitUnitWords(withoutComments(text), 'quotes').map((word) => toWord(word));
  const flags = flagsAfter(component, words).map((flag) => ({
    ...flag,
    value: snapData === undefined ? flag.value : flag.value?.replaceAll(/\$\{SNAP_DATA\}|\$SNAP_DATA\b/g, snapData),
  }));
  const [first] = words;
  const commandSpan = first ? first.spanOf(0, first.text.length) : { start: 0, end: 0 };
  return {
    kind: 'component',
    uri,
    component,
    source: 'arguments',
    span: { start: 0, end: text.length },
    commandSpan,
    flags,
  };
}

function withoutComments(text: string): SourceText {
  const builder = new SourceTextBuilder(0);
  for (const match of text.matchAll(/[^\n]*\n?/g)) {
    const [line] = match;
    if (/^\s*#/.test(line)) continue;
    builder.add(text, match.index, match.index + line.length);
  }
  return builder.done();
}

function toWord(word: SourceText): CommandWord {
  return { text: word.text, spanOf: (start, end) => sourceSpan(word, start, end), isSeparator: false };
}
