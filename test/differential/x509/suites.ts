import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Question } from './question.ts';

/** A question of somebody else's collection, by its name there. */
export interface NamedQuestion {
  readonly id: string;
  readonly question: Question;
}

interface LimboCase {
  readonly id: string;
  readonly features: readonly string[];
  readonly validation_kind: 'CLIENT' | 'SERVER';
  readonly trusted_certs: readonly string[];
  readonly untrusted_intermediates: readonly string[];
  readonly peer_certificate: string;
  readonly validation_time: string | null;
  readonly extended_key_usage: readonly string[];
  readonly expected_peer_name: { readonly kind: string; readonly value: string } | null;
}

/** The verification time of cases that state none. */
const TIME = Date.UTC(2026, 10, 30);

/** The cases of a copy of C2SP's x509-limbo, `limbo.json`; bettertls' are among them in the published one. */
export function limboQuestions(file: string): readonly NamedQuestion[] {
  const { testcases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly testcases: readonly LimboCase[] };
  return testcases.map((testcase) => ({
    id: testcase.id,
    question: {
      leaf: derOf(testcase.peer_certificate),
      intermediates: testcase.untrusted_intermediates.map(derOf),
      anchors: testcase.trusted_certs.map(derOf),
      purpose: testcase.validation_kind === 'CLIENT' ? 'clientAuth' : purposeOf(testcase.extended_key_usage),
      host: testcase.expected_peer_name?.value ?? '',
      time: testcase.validation_time === null ? TIME : Date.parse(testcase.validation_time),
    },
  }));
}

function purposeOf([usage]: readonly string[]): Question['purpose'] {
  if (usage === 'clientAuth') return 'clientAuth';
  return usage === 'anyExtendedKeyUsage' ? 'any' : 'serverAuth';
}

function derOf(pem: string): Uint8Array {
  return new Uint8Array(Buffer.from(pem.replace(/-----[^-]*-----|\s/g, ''), 'base64'));
}

interface PkitsCase {
  readonly Name: string;
  readonly CertPath: readonly string[];
}

/** When NIST's certificates are valid. */
const PKITS_TIME = Date.UTC(2020, 0, 1);

/** The paths of NIST's PKITS that come with Go's own sources. They are about paths alone: no revocation, no initial policies. */
export function pkitsQuestions(): readonly NamedQuestion[] {
  const root = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();
  const folder = join(root, 'src/crypto/x509/testdata/nist-pkits');
  const cases = JSON.parse(readFileSync(join(folder, 'vectors.json'), 'utf8')) as readonly PkitsCase[];
  return cases.flatMap(({ Name: id, CertPath }) => {
    const path = CertPath.map((name) => new Uint8Array(readFileSync(join(folder, 'certs', name))));
    const [anchor, ...rest] = path;
    const leaf = rest.at(-1);
    if (!anchor || !leaf) return [];
    const intermediates = rest.slice(0, -1);
    return [{ id, question: { leaf, intermediates, anchors: [anchor], purpose: 'any', host: '', time: PKITS_TIME } }];
  });
}

interface BettertlsCase {
  readonly id: number;
  /** In DER as base64, the leaf first. */
  readonly certificates: readonly string[];
  readonly hostname: string;
}

/** The cases of Netflix' bettertls, as its command `export-tests` writes them. They are valid for a year from then on. */
export function bettertlsQuestions(file: string): readonly NamedQuestion[] {
  const { trustRoot, suites } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly trustRoot: string;
    readonly suites: Readonly<Record<string, { readonly testCases: readonly BettertlsCase[] }>>;
  };
  const read = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
  return Object.entries(suites).flatMap(([suite, { testCases }]) =>
    testCases.flatMap(({ id, certificates, hostname: host }) => {
      const [leaf, ...intermediates] = certificates.map(read);
      if (!leaf) return [];
      const anchors = [read(trustRoot)];
      return [
        {
          id: `${suite} ${id}`,
          question: { leaf, intermediates, anchors, purpose: 'serverAuth', host, time: Date.now() },
        },
      ] satisfies NamedQuestion[];
    }),
  );
}
