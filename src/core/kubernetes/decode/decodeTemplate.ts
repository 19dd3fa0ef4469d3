import { certainText } from '../../formats/certainText.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { UnreadSource } from '../../model/documents/component.ts';
import { baseName } from '../../model/source/directories.ts';
import { LineIndex } from '../../model/source/lineIndex.ts';
import { isTemplateName, isTerraformName, isVariantName } from '../../model/source/templateName.ts';
import { phrase } from '../../model/text/text.ts';

/**
 * Decodes the text that every file made from the template has, and keeps the whole text with the result. In a template with branches, an absent
 * setting may be in one of them, so its components have a source that was not read.
 */
export async function decodeTemplate(
  uri: string,
  text: string,
  size: number,
  decode: (certain: string) => Promise<DecodedFile>,
): Promise<DecodedFile> {
  const { text: certain, isPartial } = certainText(text, isTerraformName(uri));
  const file = await decode(certain);
  const whole: DecodedFile = {
    ...file,
    size,
    text,
    lines: new LineIndex(text),
    // The template may join lines, so this is not a syntax error in the file that is made.
    problems: file.problems.filter(({ code }) => code !== 'yaml-syntax'),
    template: { isPartial },
  };
  if (!isPartial) return whole;
  const documents = whole.documents.map((document) =>
    document.kind === 'component'
      ? { ...document, unreadSources: [...(document.unreadSources ?? []), VARIABLE_PARTS] }
      : document,
  );
  return { ...whole, documents, objects: undefined, embedded: undefined };
}

/** The branches of a template, which are not read. */
export const VARIABLE_PARTS: UnreadSource = { what: phrase('the variable parts of the template') };

/** Whether a text at the URI is read as a template: by its name, by a tag if it is for one of several machines, or by a statement if its name has no suffix. */
export function isTemplate(uri: string, text: string): boolean {
  if (isTemplateName(uri)) return true;
  if (isVariantName(uri)) return /\{[{%#]|<%|%\{/.test(text);
  return !baseName(uri).includes('.') && STATEMENT.test(text);
}

/** A line that begins with a statement of a template. */
const STATEMENT = /^[ \t]*(?:\{%|\{\{-?[ \t]*(?:if|range|with|define)[ \t]|<%-?[ \t]|%\{[ \t]*(?:if|for)[ \t])/m;
