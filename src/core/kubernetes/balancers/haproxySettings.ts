import type { Line, Section, Word } from './haproxyLines.ts';

/** Settings of a server or a listener by keyword; those without a value are their own. */
export type Settings = ReadonlyMap<string, Word>;

/** Keywords that a value follows (docs.haproxy.org, "Configuration Manual", 5.1 and 5.2). */
const WITH_VALUE: ReadonlySet<string> = new Set([
  ...['addr', 'port', 'verify', 'verifyhost', 'ca-file', 'crt', 'crl-file', 'sni', 'check-sni', 'alpn', 'check-alpn'],
  ...['name', 'inter', 'fastinter', 'downinter', 'rise', 'fall', 'weight', 'cookie', 'id', 'maxconn', 'minconn'],
  ...['maxqueue', 'backlog', 'slowstart', 'resolvers', 'resolve-prefer', 'init-addr', 'source', 'on-error', 'observe'],
  ...['error-limit', 'on-marked-down', 'on-marked-up', 'proto', 'check-proto', 'ciphers', 'ciphersuites', 'curves'],
  ...['ssl-min-ver', 'ssl-max-ver', 'crt-list', 'interface', 'mode', 'user', 'group', 'level', 'track', 'agent-port'],
]);

/** The settings among the words. Of one that is repeated, the last counts. */
export function settingsOf(words: readonly Word[], before: Settings = new Map()): Settings {
  const settings = new Map(before);
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    const off = /^no-(.+)$/.exec(word.text)?.[1];
    const value = WITH_VALUE.has(word.text) ? words[++at] : word;
    if (off !== undefined) settings.delete(off);
    else if (value) settings.set(word.text, value);
  }
  return settings;
}

/** The sections of one configuration with the defaults that each of them has. */
export class Sections {
  readonly #sections: readonly Section[];

  constructor(sections: readonly Section[]) {
    this.#sections = sections;
  }

  /** The sections with a proxy of clients, and of servers. */
  get listeners(): readonly Section[] {
    return this.#sections.filter(({ kind }) => kind === 'frontend' || kind === 'listen');
  }

  get backends(): readonly Section[] {
    return this.#sections.filter(({ kind }) => kind === 'backend' || kind === 'listen');
  }

  /** The value of a setting of the process. */
  global(keyword: string): string | undefined {
    const lines = this.#sections.flatMap(({ kind, lines }) => (kind === 'global' ? lines : []));
    return lines.findLast(([first]) => first.text === keyword)?.[1]?.text;
  }

  /** The lines of a section behind those of its defaults: named ones, or the last before it. */
  linesOf(section: Section): readonly Line[] {
    const from = section.header.findIndex(({ text }) => text === 'from');
    const named = from < 0 ? undefined : section.header[from + 1]?.text;
    const before = this.#sections.slice(0, this.#sections.indexOf(section));
    const defaults = before.findLast(({ kind, name }) => kind === 'defaults' && (named ? name === named : true));
    return [...(defaults?.lines ?? []), ...section.lines];
  }
}
