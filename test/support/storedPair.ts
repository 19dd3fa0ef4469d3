import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openKeyStore } from '../../src/core/formats/artifacts/openKeyStore.ts';
import { openssl } from './makeWithOpenssl.ts';

/** Has openssl make a certificate of an EC key: `name.pem` and `name-key.pem` in the folder. */
export function makePair(folder: string, name: string, ...options: readonly string[]): void {
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30'];
  openssl(folder, [
    ...request,
    '-keyout',
    `${name}-key.pem`,
    '-out',
    `${name}.pem`,
    '-subj',
    `/CN=${name}`,
    ...options,
  ]);
}

/** A key store of the pair "stored", as openssl makes it. */
export function exportStore(folder: string, password: string, options: readonly string[]): Uint8Array {
  const parts = ['-in', 'stored.pem', '-inkey', 'stored-key.pem', '-name', 'front door', '-out', 'store.p12'];
  openssl(folder, ['pkcs12', '-export', ...options, ...parts, '-passout', `pass:${password}`]);
  return Uint8Array.from(readFileSync(join(folder, 'store.p12')));
}

/** The content of a store after it was opened by the password. */
export async function opened(bytes: Uint8Array, password: string) {
  const result = await openKeyStore(bytes, 'u', password);
  assert.ok(result.kind === 'opened', result.kind);
  return result;
}

export function kinds({ artifacts }: { readonly artifacts: readonly { readonly kind: string }[] }): readonly string[] {
  return artifacts.map(({ kind }) => kind);
}
