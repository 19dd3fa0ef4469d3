import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The password of every key store; it must be nowhere. */
export const STORE_PASSWORD = 'open-sesame-8c1f2b';

/** PKCS#12 files of one pair as openssl makes them, with one iteration, so that trying is cheap. */
export function makeKeyStores(certificatePem: string, keyPem: string): readonly Uint8Array[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'pki-fuzz-'));
  try {
    writeFileSync(path.join(folder, 'pair.pem'), certificatePem + keyPem);
    const export12 = (...options: readonly string[]) => {
      const files = ['-in', 'pair.pem', '-name', 'front door', '-out', 'store.p12', '-iter', '1'];
      execFileSync('openssl', ['pkcs12', '-export', ...files, '-passout', `pass:${STORE_PASSWORD}`, ...options], {
        cwd: folder,
        stdio: 'ignore',
      });
      return Uint8Array.from(readFileSync(path.join(folder, 'store.p12')));
    };
    return [
      export12(),
      export12('-keypbe', 'NONE', '-certpbe', 'NONE'),
      export12('-keypbe', 'AES-128-CBC', '-nomac'),
      export12('-legacy'),
      export12('-legacy', '-nomac', '-certpbe', 'PBE-SHA1-RC2-128', '-keypbe', 'DES-EDE3-CBC'),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
