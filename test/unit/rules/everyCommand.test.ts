import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { RULES } from '../../../src/core/rules/catalogue/catalogue.ts';
import { withCommonNames } from '../../support/distinguishedName.ts';
import { type FixCase, fixCase } from '../../support/fixCases.ts';
import { LAYOUTS } from '../../support/layouts/allLayouts.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { DAY } from '../../support/nodeOptions.ts';
import { renamedContent } from '../../support/renamedFolder.ts';
import { readRuleExample } from '../../support/ruleExample.ts';
import { commandWordsOf } from '../../support/shellWords.ts';

/** Every rule whose check offers a command. */
const COMMANDING = RULES.filter(({ id }) =>
  /\b[cC]ommand\b|reissue|sequence/.test(readFileSync(`src/core/rules/${id}.ts`, 'utf8')),
);

type Profile = NonNullable<(typeof RULES)[number]['profile']> | 'default';

const KEPT = (name: string): string => name;

const MARK = 'hostile';

/** Names that would be an option, another command, another line or another word. */
const RENAMES: readonly ((name: string) => string)[] = [
  (name) => `--kubeconfig=/${MARK} ${name}`,
  (name) => `-${MARK}${name}`,
  (name) => `${name}$(touch ${MARK})\`touch ${MARK}\``,
  (name) => `${name}\n--${MARK}`,
  (name) => `${name}'"; touch ${MARK} #`,
];

/** Options that OpenSSL 1.1.1 has (its manual pages), which is what RHEL 8 runs, of the commands that are offered. */
const OPENSSL: Readonly<Record<string, string>> = {
  genpkey: '-algorithm -pkeyopt -out -outform',
  pkcs12: '-in -out -nodes -nokeys -export',
  pkey: '-in -out -inform -outform -pubin -pubout -noout -text',
  req: '-new -x509 -key -subj -days -addext -config -extensions -in -out -noout -text -utf8 -set_serial -sha256',
  rsa: '-in -out -inform -outform -pubin -pubout -noout -text',
  x509: '-req -in -out -inform -outform -days -extfile -extensions -CA -CAkey -CAcreateserial -signkey -set_serial -sha256 -clrext -noout -text -subject -issuer -dates -enddate -fingerprint -serial -ext',
};

describe('every command', () => {
  /** The first two words of the commands that have such a name in them, and the rules of all commands. */
  const naming = new Set<string>();
  const rules = new Set<string>();
  /** Options that OpenSSL 1.1.1 does not have. */
  const unknown = new Set<string>();

  const assertCommands = async (build: () => Promise<FixCase>, profile: Profile = 'default'): Promise<void> => {
    // Some rules find nothing on a node whose certificates have other names.
    for (const [rename, commonName] of RENAMES.flatMap((one) => [[one, one] as const, [one, KEPT] as const])) {
      const { files, now } = await withCommonNames(commonName, build);
      const { report } = await inspectFiles(renamedContent(files, rename), now, { profile });
      for (const { rule, command } of report.findings) {
        if (command === undefined) continue;
        rules.add(rule);
        for (const words of assertValues(command)) naming.add(words.slice(0, 3).join(' '));
        for (const one of unknownOptions(command)) unknown.add(one);
      }
    }
  };

  for (const { id, profile } of COMMANDING) {
    const example = readRuleExample(readFileSync(`media/rules/${id}.md`, 'utf8'));
    it(`of ${id} takes names for values, whatever they are`, () => assertCommands(() => fixCase(id, example), profile));
  }

  const now = new Date('2026-06-01T12:00:00Z');
  for (const years of [1, 11]) {
    const later = new Date(now.getTime() + years * 366 * DAY);
    for (const [name, { build }] of Object.entries(LAYOUTS)) {
      it(`takes names for values on ${name}, ${years} years later`, () =>
        assertCommands(async () => ({ files: await build(now), now: later })));
    }
  }

  it('is of a rule in this list, and some have names in them', () => {
    assert.ok(COMMANDING.length >= 50, `${COMMANDING.length}`);
    assert.ok(rules.size >= 40, `${rules.size}`);
    for (const words of ['set-cluster', 'set-credentials', 'use-context'].map((verb) => `kubectl config ${verb}`)) {
      assert.ok(naming.has(words), `${words}: ${[...naming].join(', ')}`);
    }
    assert.ok(naming.has('openssl req -new'), [...naming].join(', '));
    assert.deepEqual([...unknown], []);
  });
});

/** The options of openssl in it that OpenSSL 1.1.1 does not have, with the command. */
function unknownOptions(command: string): readonly string[] {
  return commandWordsOf(command).flatMap((words) => {
    const at = words.indexOf('openssl');
    const [name = '', ...others] = words.slice(at + 1);
    if (at < 0) return [];
    const known = new Set(OPENSSL[name]?.split(' '));
    const options = others.filter((word) => /^-[a-zA-Z]/.test(word) && !word.includes(MARK));
    const missing = options.filter((option) => !known.has(option));
    return missing.map((option) => `openssl ${name} ${option}`);
  });
}

/** A word with such a name is no option, unless it is the value of one of ours. Returns the commands with one. */
function assertValues(command: string): readonly (readonly string[])[] {
  return commandWordsOf(command).filter((words) => {
    const end = words.indexOf('--');
    const named = words.filter((word, at) => {
      if (!word.includes(MARK)) return false;
      assert.ok(at > 0, command);
      const isOurs = /^--[a-z-]+=/.test(word) && !word.startsWith(`--kubeconfig=/${MARK}`);
      assert.ok(!word.startsWith('-') || isOurs || (end >= 0 && at > end), `${command}\n${word}`);
      return true;
    });
    return named.length > 0;
  });
}
