import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Two PKCS#12 files below the folder, made by openssl: one with the empty password, one with "right". */
export function makeKeyStores(folder: string): void {
  const stores = path.join(folder, 'stores');
  mkdirSync(stores);
  const openssl = (...parameters: readonly string[]) =>
    execFileSync('openssl', parameters, { cwd: stores, stdio: 'pipe' });
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30'];
  openssl('req', '-x509', ...curve, '-keyout', 'made.key', '-out', 'made.crt', '-subj', '/CN=stored');
  for (const [name, password] of [
    ['open.p12', ''],
    ['closed.p12', 'right'],
  ] as const) {
    openssl('pkcs12', '-export', '-in', 'made.crt', '-inkey', 'made.key', '-passout', `pass:${password}`, '-out', name);
  }
  for (const name of ['made.key', 'made.crt']) rmSync(path.join(stores, name));
}
