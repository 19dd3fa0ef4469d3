import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a stand-in puts into a certificate. */
export interface Leaf {
  /** In OpenSSL's form: "/O=system:nodes/CN=system:node:cp-1". */
  readonly subject: string;
  /** Separated by commas. */
  readonly usages: string;
  readonly names: readonly string[];
}

export const openssl = (...args: readonly string[]): string =>
  execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });

/** Whether OpenSSL reads the file as a certificate or a key. */
export function loads(file: string, kind: 'x509' | 'pkey'): boolean {
  try {
    openssl(kind, '-in', file, '-noout');
    return true;
  } catch {
    return false;
  }
}

/** A key and a certificate by the CA at the path without ending, valid for a year from the day before NOW. */
export function issueLeaf(authority: string, { subject, usages, names }: Leaf, key: string, certificate: string): void {
  const work = mkdtempSync(path.join(tmpdir(), 'stand-in-'));
  const isIp = (name: string) => /^[\d.]+$|:/.test(name);
  const sans = [...new Set(names)].map((name) => `${isIp(name) ? 'IP' : 'DNS'}:${name}`);
  writeFileSync(
    `${work}/ext`,
    [
      'keyUsage=critical,digitalSignature,keyEncipherment',
      `extendedKeyUsage=${usages}`,
      'basicConstraints=critical,CA:FALSE',
      'subjectKeyIdentifier=none',
      'authorityKeyIdentifier=keyid',
      ...(sans.length > 0 ? [`subjectAltName=${sans.join(',')}`] : []),
    ].join('\n'),
  );
  openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', key);
  openssl('req', '-new', '-key', key, '-subj', subject, '-out', `${work}/csr`);
  const now = new Date(process.env.NOW ?? '');
  const stamp = (days: number) =>
    new Date(now.getTime() + days * 86_400_000).toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  openssl(
    ...['x509', '-req', '-in', `${work}/csr`, '-CA', `${authority}.crt`, '-CAkey', `${authority}.key`, '-sha256'],
    ...['-extfile', `${work}/ext`, '-not_before', stamp(-1), '-not_after', stamp(364), '-out', certificate],
  );
  rmSync(work, { recursive: true });
}
