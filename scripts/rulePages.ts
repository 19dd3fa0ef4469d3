import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { THING_KINDS, type ThingKind } from '../src/core/model/about.ts';
import { SEVERITIES, type Severity } from '../src/core/model/finding.ts';
import { readRuleDoc } from '../src/core/rules/engine/ruleDoc.ts';
import { ROOT } from './paths.ts';

/** The front matter of a page, and its heading. */
export interface PageHead {
  readonly id: string;
  readonly severity: Severity;
  readonly basis: string;
  readonly about: ThingKind;
  readonly profile?: string;
  readonly cis?: readonly string[];
  readonly whenBroken?: Severity;
  readonly stops?: readonly string[];
  readonly inTemplates?: true;
  readonly title: string;
  readonly messages: Readonly<Record<string, string>>;
}

const PAGES = path.join(ROOT, 'media/rules');
const PARTS = /^---\n([\s\S]*?)\n---\n\n# (.+)\n/;
const BASES = ['must', 'observed', 'should', 'advice'];

/** The heads of all pages, by id. Throws for a page that a rule cannot be made of. */
export function readPageHeads(): readonly PageHead[] {
  return globSync('*/*.md', { cwd: PAGES })
    .map((file) => file.split(path.sep).join('/').slice(0, -'.md'.length))
    .sort()
    .map(readHead);
}

function readHead(id: string): PageHead {
  const fail = (what: string) => new Error(`media/rules/${id}.md: ${what}`);
  const optional = <Key extends string, Value>(key: Key, value: unknown, isValid: (one: unknown) => one is Value) => {
    if (value !== undefined && !isValid(value)) throw fail(key);
    return value === undefined ? {} : ({ [key]: value } as { readonly [One in Key]: Value });
  };
  const [, front = '', title = ''] = PARTS.exec(readPage(id)) ?? [];
  const head = load(front);
  if (!isRecord(head)) throw fail('no front matter and heading');
  const { severity, basis, about, profile, cis, whenBroken, stops, inTemplates, messages, ...others } = head;
  if (Object.keys(others).length > 0) throw fail(`unknown ${Object.keys(others).join(', ')}`);
  if (!isSeverity(severity) || typeof basis !== 'string' || !BASES.includes(basis)) throw fail('severity or basis');
  if (!isThingKind(about)) throw fail('about');
  if (!isRecord(messages)) throw fail('messages');
  if (stops !== undefined && !(isNames(stops) && stops.every((name) => Object.hasOwn(messages, name))))
    throw fail('stops');
  return {
    id,
    severity,
    basis,
    about,
    ...optional('profile', profile, (one): one is string => one === 'cis'),
    ...optional('cis', cis, isNumbers),
    ...optional('whenBroken', whenBroken, isSeverity),
    ...optional('stops', stops, isNames),
    ...optional('inTemplates', inTemplates, (one): one is true => one === true),
    title,
    messages: texts(id, messages),
  };
}

function readPage(id: string): string {
  return readFileSync(path.join(PAGES, `${id}.md`), 'utf8');
}

/** Names of failures, of which the compiler knows which there are, or of messages. */
function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string' && /^\w+$/.test(one));
}

function isNumbers(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string' && /^\d[\d.]*$/.test(one));
}

function texts(id: string, messages: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(messages).map(([name, text]) => {
      if (typeof text !== 'string' || text === '')
        throw new Error(`media/rules/${id}.md: the message ${name} is no text`);
      return [name, text] as const;
    }),
  );
}

function isSeverity(value: unknown): value is Severity {
  return SEVERITIES.some((severity) => severity === value);
}

function isThingKind(value: unknown): value is ThingKind {
  return THING_KINDS.some((kind) => kind === value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Writes what the rules are made of: for each group one module, with literal texts, so that a missing slot does not compile. */
export function writePageModules(): void {
  const heads = readPageHeads();
  for (const group of new Set(heads.map(groupOf))) {
    const pages = heads.filter((head) => groupOf(head) === group);
    const lines = [
      "import type { RulePage } from '../engine/rule.ts';",
      '',
      `/** Texts of the pages in media/rules/${group}, by name. Written by \`npm run generate\`. */`,
      `export const ${group.toUpperCase()} = {`,
      ...pages.map((head) => `  ${literal(head.id.slice(group.length + 1))}: ${moduleEntry(head)},`),
      '} as const satisfies Readonly<Record<string, RulePage>>;',
    ];
    writeFileSync(path.join(ROOT, `src/core/rules/pages/${group}.ts`), `${lines.join('\n')}\n`);
  }
}

/** The prose for the command line, which is one file. */
export function writeProse(): void {
  const prose = Object.fromEntries(readPageHeads().map(({ id }) => [id, readRuleDoc(readPage(id))]));
  writeFileSync(path.join(ROOT, 'src/cli/ruleProse.json'), `${JSON.stringify(prose, undefined, 2)}\n`);
}

function moduleEntry({ messages, ...head }: PageHead): string {
  const fields = Object.entries(head).map(([name, value]) => `${name}: ${literal(value)}`);
  const said = Object.entries(messages).map(([name, text]) => `${name}: ${literal(text)}`);
  return `{\n    ${fields.join(', ')},\n    messages: { ${said.join(', ')} },\n  }`;
}

function groupOf({ id }: PageHead): string {
  return id.slice(0, id.indexOf('/'));
}

function literal(value: true | string | readonly string[]): string {
  if (value === true) return 'true';
  if (typeof value !== 'string') return `[${value.map(literal).join(', ')}]`;
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}
