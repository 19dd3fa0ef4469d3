import { l10n } from 'vscode';
import {
  type Description,
  type DescriptionRow,
  type Finding,
  type Fix,
  type RelatedPlace,
  TEMPLATES,
} from '../core/index.ts';
import { type Language, languageOf, translate, translateWording } from './translate.ts';

/** Made when a text is translated first. */
let made: Language | undefined;

/** Undefined where the editor speaks English, or a language that nobody translated to. */
function language(): Language | undefined {
  if (l10n.bundle === undefined) return undefined;
  made ??= languageOf(l10n.bundle, TEMPLATES);
  return made;
}

/** A text of the core in the editor's language; itself in English, and where nobody translated it. */
export function localized(text: string): string {
  const spoken = language();
  return spoken === undefined ? text : translate(text, spoken);
}

/** The message of a finding in the editor's language. May contain text from files, so a surface must escape it. */
export function findingText({ message, wording }: Pick<Finding, 'message' | 'wording'>): string {
  const spoken = language();
  if (spoken === undefined || !wording) return message;
  const text = translateWording(wording, spoken);
  return wording.logged === undefined ? text : `${text} ${l10n.t('Logged:')} \`${wording.logged}\`.`;
}

export function localizedFinding(finding: Finding): Finding {
  return { ...finding, message: findingText(finding) };
}

export function fixTitle({ title }: Fix): string {
  return localized(title);
}

export function relatedText({ message }: RelatedPlace): string {
  return localized(message);
}

/** Labels whose value is what a file says, word for word. */
const VERBATIM: ReadonlySet<string> = new Set([
  'Subject',
  'Issuer',
  'Names',
  'Host',
  'Logs',
  'User',
  'Groups',
  'Server',
]);

/** Whether a value under that label may hold words of ours. */
export function hasWords({ label, code }: Pick<DescriptionRow, 'label' | 'code'>): boolean {
  return !code && !VERBATIM.has(label);
}

export function localizedDescription(description: Description): Description {
  if (language() === undefined) return description;
  return {
    title: localized(description.title),
    sections: description.sections.map(({ heading, rows }) => ({
      heading: heading === undefined ? undefined : localized(heading),
      rows: rows.map((row) => ({
        ...row,
        label: localized(row.label),
        value: hasWords(row) ? localized(row.value) : row.value,
      })),
    })),
  };
}
