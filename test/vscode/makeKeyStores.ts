import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** PKCS#12 files below the folder, made by openssl: one with the empty password, one of old ciphers with it, one with "right". */
export function makeKeyStores(folder: string): void {
  const stores = path.join(folder, 'stores');
  mkdirSync(stores);
  const openssl = (...parameters: readonly string[]) =>
    execFileSync('openssl', parameters, { cwd: stores, stdio: 'pipe' });
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30'];
  openssl('req', '-x509', ...curve, '-keyout', 'made.key', '-out', 'made.crt', '-subj', '/CN=stored');
  for (const [name, password, ...options] of [
    ['open.p12', ''],
    ['old.p12', '', '-legacy'],
    ['closed.p12', 'right'],
  ] as const) {
    const parts = ['-in', 'made.crt', '-inkey', 'made.key', '-passout', `pass:${password}`, '-out', name];
    openssl('pkcs12', '-export', ...options, ...parts);
  }
  for (const name of ['made.key', 'made.crt']) rmSync(path.join(stores, name));
}
