import assert from 'node:assert/strict';
import { key, privateKeyPem } from '../../../support/keyPair.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import { base64 } from '../../../support/pem.ts';
import {
  allRules,
  CSR_FILE,
  checkRequest,
  clientRequestYaml,
  encodedRequest,
  madeRequest,
} from '../../../support/signingRequests.ts';

const RULE = 'requests/csr-request-not-pem';

const block = (text: string, style = '|') => `${style}\n${text.trimEnd().replaceAll(/^/gm, '    ')}`;

async function reported(request: string | undefined): Promise<string> {
  const { findings } = await checkRequest(RULE, { request });
  assert.equal(findings.length, 1, `${request}`);
  const { what, character } = findings[0]?.slots ?? {};
  return `${findings[0]?.messageId}: ${what ?? character ?? ''}`;
}

describe(RULE, () => {
  it('says what stands there instead', async () => {
    const made = await madeRequest();
    const { authorities } = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    assert.match(await reported(undefined), /^missing/);
    assert.match(await reported('""'), /^missing/);
    assert.match(await reported(block(made.pem)), /^found.*unencoded PEM text/);
    assert.match(await reported(Buffer.from(made.der).toString('base64')), /^found.*base64-encoded DER/);
    assert.match(await reported(base64(base64(made.pem))), /^found.*base64 of base64/);
    assert.match(await reported(base64(authorities.ca.signer.pem)), /^found.*a certificate/);
    assert.match(await reported(base64('not a request at all')), /^found.*base64 of other data/);
    assert.match(await reported('x_y'), /^character.*"_"/);
    assert.match(await reported(block(base64(made.pem).replaceAll(/.{76}/g, '$&\n'), '>-')), /^wrapped/);
  });

  it('is silent about a word that stands for the request', async () => {
    for (const request of ['KEY', 'REQUEST1'])
      assert.deepEqual((await checkRequest(RULE, { request })).findings, [], request);
  });

  it('never repeats a private key, and warns that it is known now', async () => {
    const pem = privateKeyPem(await key('csr'));
    for (const request of [base64(pem), block(pem)]) {
      const { findings } = await checkRequest(RULE, { request });
      assert.deepEqual(
        findings.map(({ messageId, fixes }) => [messageId, fixes]),
        [['privateKey', []]],
      );
      assert.equal(JSON.stringify(findings).includes(pem.split('\n')[1] ?? ''), false);
    }
  });

  it('keeps silent those that need the content', async () => {
    const made = await madeRequest({ subject: { organizations: ['system:masters'] } });
    const yaml = await clientRequestYaml({ request: Buffer.from(made.der).toString('base64') });
    const said = await allRules('csr.yaml', yaml);
    assert.deepEqual(said, [RULE]);
  });

  it('leaves a damaged block to the rules about PEM', async () => {
    const { pem } = await madeRequest();
    const { lines } = await checkRequest(RULE, { request: base64(pem.replace(/-----END.*/, '')) });
    assert.deepEqual(lines, []);
  });

  for (const [name, written] of [
    ['PEM text', async () => block((await madeRequest()).pem)],
    ['DER', async () => `"${Buffer.from((await madeRequest()).der).toString('base64')}"`],
    ['base64 of base64', async () => base64(await encodedRequest())],
    ['broken lines', async () => block((await encodedRequest()).replaceAll(/.{76}/g, '$&\n'), '>-')],
    ['broken lines without a header', async () => (await encodedRequest()).replaceAll(/.{76}/g, '$&\n    ')],
  ] as const) {
    it(`mends ${name}`, async () => {
      const names = await namesAfterFix(RULE, async (node) => {
        node.put(CSR_FILE, await clientRequestYaml({ request: await written() }));
      });
      assert.deepEqual(names, []);
    });
  }

  it('is silent about base64 of PEM and about samples', async () => {
    for (const request of [await encodedRequest(), 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNU...', 'BASE64_CSR']) {
      assert.deepEqual((await checkRequest(RULE, { request })).lines, []);
    }
  });
});
