import type { Wording } from '../core/index.ts';
import { holdsWords, WordTemplates } from './wordTemplates.ts';

/** The editor's language: a translated text by its English one, and what fills the slots of a translation. */
export interface Language {
  /** Undefined for a text without a translation. */
  readonly lookUp: (english: string) => string | undefined;
  /** The translation with its slots filled, once; the English where there is none. */
  readonly fill: (english: string, values: Readonly<Record<string, string | number>>) => string;
  readonly templates: WordTemplates;
}

/** The language of a bundle as VS Code loads it: translations by English text. */
export function languageOf(bundle: Readonly<Record<string, unknown>>, templates: readonly string[]): Language {
  const lookUp = (english: string) => {
    const found = Object.hasOwn(bundle, english) ? bundle[english] : undefined;
    return typeof found === 'string' ? found : undefined;
  };
  return {
    lookUp,
    fill: (english, values) => fillSlots(lookUp(english) ?? english, values),
    templates: new WordTemplates(templates),
  };
}

/** What a value says is never looked at for slots. */
function fillSlots(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (slot, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : slot,
  );
}

/** Slots of rules' messages that hold words of ours; all others hold names, paths and what components say. */
const WORDED: ReadonlySet<string> = new Set([
  'cas',
  'certificate',
  'effect',
  'field',
  'hint',
  'key',
  'label',
  'leaves',
  'list',
  'other',
  'otherCas',
  'others',
  'presented',
  'private',
  'public',
  'reason',
  'trusted',
  'users',
  'where',
  'who',
]);

/** A finding's message in a language, without what is logged because of it. */
export function translateWording({ template, data }: Wording, language: Language): string {
  const values = Object.entries(data).map(([slot, value]) => [
    slot,
    typeof value === 'string' && WORDED.has(slot) ? translate(value, language, 1) : value,
  ]);
  return language.fill(template, Object.fromEntries(values));
}

/** How deep words lie in words; a text from a file may be made to look as if there was no end. */
const MAX_DEPTH = 3;

const MARK = /^[✓✗⚠?] /u;

/**
 * A text that the core or a tree made in English, in the editor's language. What nobody translated stays as it is: names, paths
 * and texts of components are in no bundle.
 */
export function translate(text: string, language: Language, depth = 0): string {
  return translated(text, language, depth) ?? text;
}

function translated(text: string, language: Language, depth: number): string | undefined {
  if (depth > MAX_DEPTH || text === '') return undefined;
  return (
    language.lookUp(text) ??
    behindMark(text, language, depth) ??
    inParts(text, ' · ', language, depth) ??
    ofTemplate(text, language, depth) ??
    behindName(text, language, depth) ??
    inParts(text, ', ', language, depth)
  );
}

function behindMark(text: string, language: Language, depth: number): string | undefined {
  if (!MARK.test(text)) return undefined;
  const rest = translated(text.slice(2), language, depth);
  return rest === undefined ? undefined : text.slice(0, 2) + rest;
}

function ofTemplate(text: string, language: Language, depth: number): string | undefined {
  const found = language.templates.recognize(text);
  if (!found) return undefined;
  const values = Object.entries(found.values).map(([slot, value]) => [
    slot,
    holdsWords(slot) ? translate(value, language, depth + 1) : value,
  ]);
  return language.fill(found.template, Object.fromEntries(values));
}

/** "kube-apiserver --etcd-cafile: CA “etcd-ca”": a name, and words about it. */
function behindName(text: string, language: Language, depth: number): string | undefined {
  const colon = text.indexOf(': ');
  if (colon <= 0) return undefined;
  const rest = translated(text.slice(colon + 2), language, depth + 1);
  return rest === undefined ? undefined : `${translate(text.slice(0, colon), language, depth + 1)}: ${rest}`;
}

/** Of a list, the parts that are words; undefined where none is. */
function inParts(text: string, separator: string, language: Language, depth: number): string | undefined {
  if (!text.includes(separator)) return undefined;
  const parts = text.split(separator).map((part) => [part, translated(part, language, depth + 1)] as const);
  return parts.some(([, words]) => words !== undefined)
    ? parts.map(([part, words]) => words ?? part).join(separator)
    : undefined;
}
