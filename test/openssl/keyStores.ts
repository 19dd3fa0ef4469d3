import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openKeyStore } from '../../src/core/formats/artifacts/openKeyStore.ts';
import { openssl } from '../support/makeWithOpenssl.ts';
import { withPbmac1 } from '../support/pbmac1.ts';
import { exportStore, kinds, makePair, opened } from '../support/storedPair.ts';
import type { Workshop } from './cases/case.ts';

/** A key store that one side writes and the other opens. */
export interface KeyStoreCase {
  readonly id: string;
  /** Rejects if the other side does not open it, or opens it with another password. */
  readonly check: (workshop: Workshop) => Promise<void>;
}

/** The output of OpenSSL 3.5. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  PBMAC1: ['-pbmac1_pbkdf2', '-macalg', 'SHA256'],
  'a MAC salt of 20 octets, old ciphers': ['-legacy', '-iter', '50000', '-macsaltlen', '20'],
};

/** The forms that older releases do not write. The unit tests use the system's OpenSSL, and `withPbmac1`. */
export const KEY_STORES: readonly KeyStoreCase[] = [
  ...Object.entries(WRITTEN).map(([name, options]) => ({
    id: `key stores: ${name}`,
    check: async ({ folder }: Workshop) => {
      makePair(folder, 'stored');
      const bytes = exportStore(folder, 'secret', options);
      const result = await opened(bytes, 'secret');
      assert.deepEqual([kinds(result), result.closed, result.verified], [['certificate', 'privateKey'], [], true]);
      assert.deepEqual(await openKeyStore(bytes, 'u', 'secretx'), { kind: 'wrongPassword' });
    },
  })),
  {
    id: 'key stores: PBMAC1 as the unit tests write it',
    check: async ({ folder }) => {
      makePair(folder, 'stored');
      const bytes = withPbmac1(exportStore(folder, 'secret', ['-nomac']), 'secret');
      writeFileSync(join(folder, 'made.p12'), bytes);
      const verify = (password: string) =>
        openssl(folder, ['pkcs12', '-in', 'made.p12', '-noout', '-passin', `pass:${password}`]);
      verify('secret');
      assert.throws(() => verify('secretx'), /Mac verify error/);
    },
  },
];
