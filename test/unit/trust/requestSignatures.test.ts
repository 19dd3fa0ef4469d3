import assert from 'node:assert/strict';
import { readCertificateRequest } from '../../../src/core/formats/x509/readCertificateRequest.ts';
import type { CertificateRequest } from '../../../src/core/model/artifacts/certificate.ts';
import { verifyRequests } from '../../../src/core/trust/requestSignatures.ts';
import { createSignatureCache } from '../../../src/core/trust/signatureCache.ts';
import { key } from '../../support/keyPair.ts';
import { resigned } from '../../support/resigned.ts';
import { madeRequest } from '../../support/signingRequests.ts';

async function decoded(made: Parameters<typeof madeRequest>[0]): Promise<CertificateRequest> {
  const read = await readCertificateRequest((await madeRequest(made)).der);
  if ('error' in read) throw new Error(read.error);
  return read.request;
}

describe('verifyRequests', () => {
  it('distinguishes a request signed by its own key from one that another key signed', async () => {
    const own = await decoded({ key: await key('csr', 'RSA-2048') });
    const foreign = await decoded({ signingKey: await key('stray') });
    const table = await verifyRequests([own, foreign, own]);
    assert.deepEqual([table.verdict(own), table.verdict(foreign)], ['valid', 'invalid']);
  });

  it('knows nothing of requests that were not asked for', async () => {
    assert.equal((await verifyRequests([])).verdict(await decoded({})), 'unchecked');
  });

  it('verifies the same content once for a cache', async () => {
    const request = await decoded({});
    const cache = createSignatureCache();
    await verifyRequests([request], cache);
    const broken = { ...request, der: resigned(request.der, new Uint8Array(8)) };
    assert.equal((await verifyRequests([broken], cache)).verdict(broken), 'valid');
  });
});
