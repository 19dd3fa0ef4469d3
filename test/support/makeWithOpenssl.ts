import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpensslCase } from '../openssl/cases/opensslCases.ts';

const DEFAULT_KEY = '-algorithm EC -pkeyopt ec_paramgen_curve:P-256';

/** A folder of the test run's own; the caller removes it. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'pki-openssl-'));
}

/** Runs openssl and gives its output; its progress and warnings are dropped. */
export function openssl(folder: string, parameters: readonly string[]): string {
  return execFileSync('openssl', parameters, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

const keys = new Map<string, string>();

/** The folder's key file of this kind, made once. */
export function keyFile(folder: string, kind: string): string {
  const id = `${folder} ${kind}`;
  const file = keys.get(id) ?? `key-${keys.size}.pem`;
  if (!keys.has(id)) {
    const make = kind === 'DSA' ? ['dsaparam', '-genkey', '-noout', '1024'] : ['genpkey', ...kind.split(' ')];
    openssl(folder, [...make.slice(0, 1), '-out', file, ...make.slice(1)]);
  }
  keys.set(id, file);
  return file;
}

/** PEM of the certificate a case describes. */
export function makeCertificate(folder: string, made: OpensslCase): string {
  const isVersion1 = made.arguments?.includes('-x509v1') === true;
  const config = [
    '[req]',
    'distinguished_name=subject',
    ...(isVersion1 ? [] : ['x509_extensions=ext']),
    `string_mask=${made.stringMask ?? 'utf8only'}`,
    'utf8=yes',
    '[subject]',
    '[ext]',
    ...(made.extensions ?? ['subjectKeyIdentifier=hash', 'basicConstraints=CA:TRUE']),
    made.sections ?? '',
    '',
  ].join('\n');
  writeFileSync(join(folder, 'case.cnf'), config);
  const subject = made.subject ?? '/CN=test';
  return openssl(folder, [
    ...['req', '-x509', '-new', '-config', 'case.cnf', '-utf8', '-multivalue-rdn', '-days', '30'],
    ...['-key', keyFile(folder, made.key ?? DEFAULT_KEY), '-subj', subject],
    ...(made.arguments ?? []),
  ]);
}
