import assert from 'node:assert/strict';
import type { Container } from '../../../../src/core/model/artifacts/container.ts';
import { untrusted } from '../../../../src/core/model/text/untrusted.ts';
import { describeKey } from '../../../../src/core/presentation/describe/describeArtifact.ts';
import { describeContainer } from '../../../../src/core/presentation/describe/describeContainer.ts';
import { rendered } from '../../../support/rendered.ts';

const rows = (container: Container) => rendered(describeContainer(container)).sections[0]?.rows ?? [];
const shownAt = (container: Container, label: string) => rows(container).find((row) => row.label === label)?.value;

describe('describeContainer', () => {
  const encryption = { scheme: 'pbeWithSHA1And40BitRC2-CBC', iterations: 2048 };

  it('says of a key store that it password required, and how it is guarded', () => {
    const store: Container = {
      format: 'PKCS#12',
      mac: { algorithm: 'HMAC-SHA-1', iterations: 1024 },
      parts: [
        { kind: 'content', encryption },
        { kind: 'privateKey', encryption, name: untrusted('a\u202eb') },
      ],
    };
    assert.equal(shownAt(store, 'Content'), 'password required');
    assert.equal(shownAt(store, 'Integrity'), 'HMAC-SHA-1, 1024 iterations');
    assert.equal(shownAt(store, 'Encrypted part'), 'pbeWithSHA1And40BitRC2-CBC (2048 iterations)');
    assert.match(shownAt(store, 'Private key') ?? '', /^"a\\u\{202e\}b", /);
  });

  it('says of an open one that it is not encrypted, and of a damaged one what is wrong', () => {
    assert.equal(shownAt({ format: 'PKCS#12', parts: [{ kind: 'certificate' }] }, 'Content'), 'not encrypted');
    assert.equal(shownAt({ format: 'PKCS#12', parts: [], damage: 'malformed key store' }, 'Content'), undefined);
  });

  it('lists only the first parts of a long one', () => {
    const parts = Array.from({ length: 25 }, () => ({ kind: 'certificate' as const }));
    assert.equal(shownAt({ format: 'PKCS#12', parts }, 'Also'), '5 more');
  });

  it('says of a Java key store that Java is needed', () => {
    assert.match(shownAt({ format: 'JKS', entries: 2 }, 'Content') ?? '', /keytool/);
    assert.equal(shownAt({ format: 'JCEKS' }, 'Entries'), undefined);
  });
});

describe('describeKey', () => {
  it('says how an encrypted key is covered', () => {
    const pbes2 = {
      scheme: 'PBES2',
      derivation: 'PBKDF2',
      pseudoRandom: 'HMAC-SHA-256',
      iterations: 2048,
      cipher: 'AES-256-CBC',
    };
    const shown = (encryption: typeof pbes2 | { scheme: string; cipher: string }) =>
      rendered(describeKey({ format: 'PKCS#8', encrypted: true, encryption }))
        .sections.flatMap((section) => section.rows)
        .find(({ label }) => label === 'Encryption')?.value;
    assert.equal(shown(pbes2), 'PBES2 (PBKDF2 with HMAC-SHA-256, 2048 iterations; AES-256-CBC)');
    assert.equal(shown({ scheme: 'PEM headers', cipher: 'DES-EDE3-CBC' }), 'PEM headers (DES-EDE3-CBC)');
  });
});
