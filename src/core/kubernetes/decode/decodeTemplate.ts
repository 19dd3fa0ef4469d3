import { certainText } from '../../formats/certainText.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import { baseName } from '../../model/source/directories.ts';
import { LineIndex } from '../../model/source/lineIndex.ts';
import { isTemplateName } from '../../model/source/templateName.ts';
import { phrase } from '../../model/text/text.ts';

/**
 * A template as the file that is made from it, as far as that is the same for all values. What `decode` gives for this part is kept with the whole
 * text. In a template with branches, what is absent may be there, so that its components have a source that was not read.
 */
export async function decodeTemplate(
  text: string,
  size: number,
  decode: (certain: string) => Promise<DecodedFile>,
): Promise<DecodedFile> {
  const { text: certain, isPartial } = certainText(text);
  const file = await decode(certain);
  const whole: DecodedFile = {
    ...file,
    size,
    text,
    lines: new LineIndex(text),
    // The syntax is that of the file which is made, and values without their end may be joined there.
    problems: file.problems.filter(({ code }) => code !== 'yaml-syntax'),
    template: { isPartial },
  };
  if (!isPartial) return whole;
  const documents = whole.documents.map((document) =>
    document.kind === 'component'
      ? { ...document, unreadSources: [...(document.unreadSources ?? []), UNREAD] }
      : document,
  );
  return { ...whole, documents, objects: undefined, embedded: undefined };
}

const UNREAD = { what: phrase('the variable parts of the template') };

/** Whether a text at the URI is read as a template: by a tag and its name, or by a statement if its name has no suffix. */
export function isTemplate(uri: string, text: string): boolean {
  if (isTemplateName(uri)) return /\{[{%#]|<%|%\{/.test(text);
  return !baseName(uri).includes('.') && STATEMENT.test(text);
}

/** A line that begins with a statement of a template. */
const STATEMENT = /^[ \t]*(?:\{%|\{\{-?[ \t]*(?:if|range|with|define)[ \t]|<%-?[ \t]|%\{[ \t]*(?:if|for)[ \t])/m;
