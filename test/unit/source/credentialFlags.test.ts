import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { carriesCredential, flagSpecs } from '../../../src/core/kubernetes/flags/flagTable.ts';
import { COMPONENT_NAMES } from '../../../src/core/model/documents/component.ts';
import type { FlagSpec } from '../../../src/core/model/flagSpec.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

// A literal such as 'key', which etcdctl has as a flag, is mostly something else.
const CREDENTIAL_FLAGS: readonly FlagSpec[] = COMPONENT_NAMES.flatMap((component) => flagSpecs(component)).filter(
  ({ role, name }) => carriesCredential(role) && name.includes('-'),
);

/** Credential flags that set up no side, by reason. A flag for one signer of requests says so in its row. */
const WITHOUT_SIDE: Readonly<Record<string, readonly string[]>> = {
  'The OpenID Connect issuer is not among the participants.': ['kube-apiserver oidc-ca-file'],
  'API servers connect to each other only to forward requests, which is not predicted.': [
    'kube-apiserver peer-ca-file',
  ],
  'Clients of metrics-server other than kube-apiserver are not among a node’s files.': [
    'metrics-server client-ca-file',
  ],
  'Programs that read metrics at these HTTPS ports may log in by token as well, which is not predicted.': [
    'kube-controller-manager',
    'kube-scheduler',
  ].flatMap((component) => ['client-ca-file', 'requestheader-client-ca-file'].map((name) => `${component} ${name}`)),
};

/** Files that may name credential flags although their rule's page, if they have one, does not, and why. */
const NAMED_ELSEWHERE: Readonly<Record<string, { readonly why: string; readonly flags: readonly string[] | 'any' }>> = {
  'src/core/cluster/nodes/unreadConfiguration.ts': {
    why: 'The flags whose settings --authentication-config replaces.',
    flags: ['oidc-ca-file'],
  },
  'src/core/rules/subjects/tokenFlags.ts': {
    why: 'The flags that kube-apiserver requires, and its errors about them.',
    flags: ['service-account-key-file', 'service-account-signing-key-file'],
  },
  'src/core/rules/manifests/flagMistakes.ts': {
    why: 'A table of names that people confuse or misspell, some of which the component does not have.',
    flags: 'any',
  },
  'src/core/messages/match/ends.ts': {
    why: 'A key of the ConfigMap extension-apiserver-authentication, which has the name of the flag.',
    flags: ['requestheader-client-ca-file'],
  },
  'src/core/rules/objects/root-ca-configmap-stale.ts': {
    why: 'Keys of the ConfigMap extension-apiserver-authentication, which have the names of the flags.',
    flags: ['client-ca-file', 'requestheader-client-ca-file'],
  },
};

/** The folders in which credential flags may be named: the table and the readers of documents, the ledger, and the sample's manifests. */
const HOME = /^src\/(?:core\/(?:kubernetes|uses)|sample)\//;

const SOURCES = new Map(
  globSync('src/**/*.ts', { cwd: ROOT })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !HOME.test(file))
    .map((file) => [file, readFileSync(path.join(ROOT, file), 'utf8')]),
);

/** The credential flags that the code of a file, its comments aside, names by a string literal. */
function literalsIn(text: string): readonly string[] {
  const code = text.replaceAll(/^\s*(?:\/?\*|\/\/).*$/gm, '');
  const literals = new Set([...code.matchAll(/(['"`])([\w-]+)\1/g)].map(([, , literal]) => literal));
  return [...new Set(CREDENTIAL_FLAGS.map(({ name }) => name))].filter((name) => literals.has(name));
}

/** Whether the file is a rule whose page names the flag with its dashes, or its field, apart from the values of its messages. */
function isOnPage(file: string, flag: string): boolean {
  const page = path.join(ROOT, file.replace(/^src\/core\/rules\//, 'media/rules/').replace(/\.ts$/, '.md'));
  if (!file.startsWith('src/core/rules/') || !existsSync(page)) return false;
  const text = readFileSync(page, 'utf8').replace(/\n## What you see\n[\s\S]*?(?=\n## )/, '');
  const fields = CREDENTIAL_FLAGS.flatMap(({ name, field }) => (name === flag && field ? [field] : []));
  return (
    new RegExp(`--${flag}(?![\\w-])`).test(text) || fields.some((field) => new RegExp(`\\b${field}\\b`).test(text))
  );
}

/** The literals of a file that stand in the wrong place. */
function misplaced(file: string, text: string): readonly string[] {
  const allowed = NAMED_ELSEWHERE[file]?.flags ?? [];
  return literalsIn(text)
    .filter((flag) => allowed !== 'any' && !allowed.includes(flag) && !isOnPage(file, flag))
    .map((flag) => `${file}: '${flag}'`);
}

describe('a flag that carries a credential', () => {
  it('sets up a side, is for one signer, or has a reason to do neither', () => {
    const excepted = new Set(Object.values(WITHOUT_SIDE).flat());
    const without = CREDENTIAL_FLAGS.filter(({ side, signer }) => side === undefined && signer === undefined);
    assert.deepEqual(without.map(({ component, name }) => `${component} ${name}`).sort(), [...excepted].sort());
  });

  it('is the only one of its side and role', () => {
    const keys = CREDENTIAL_FLAGS.flatMap(({ component, side, role }) =>
      side ? [`${component} ${side} ${role}`] : [],
    );
    assert.deepEqual(keys, [...new Set(keys)]);
  });

  it('is named in the table, in the ledger and in rules about it, and nowhere else', () => {
    assert.ok(SOURCES.size > 500, `${SOURCES.size} files`);
    assert.deepEqual(
      [...SOURCES].flatMap(([file, text]) => misplaced(file, text)),
      [],
    );
  });

  it('is still named by each file that may name it', () => {
    for (const [file, { flags }] of Object.entries(NAMED_ELSEWHERE)) {
      const named = literalsIn(SOURCES.get(file) ?? '').filter((flag) => !isOnPage(file, flag));
      assert.deepEqual(
        flags === 'any' ? named.length > 0 : named.toSorted(),
        flags === 'any' ? true : flags.toSorted(),
        file,
      );
    }
  });

  it('is reported if another file names it', () => {
    for (const [file, line, flag] of [
      [
        'src/core/comparison/keyRotations.ts',
        "flagCredentials(apiserver, 'service-account-key-file')",
        'service-account-key-file',
      ],
      ['src/core/rules/isolation/etcd-ca-shared.ts', 'const FLAG = "trusted-ca-file";', 'trusted-ca-file'],
      ['src/core/rules/objects/root-ca-configmap-stale.ts', 'const FLAG = `root-ca-file`;', 'root-ca-file'],
    ] as const) {
      assert.deepEqual(misplaced(file, `${SOURCES.get(file)}\n${line}\n`), [`${file}: '${flag}'`]);
    }
  });
});
