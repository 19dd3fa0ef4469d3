import assert from 'node:assert/strict';
import { readDocuments } from '../../../../src/core/kubernetes/decode/readKubernetes.ts';
import { yamlPathOf } from '../../../../src/core/model/artifacts/artifact.ts';
import type { SigningRequestDocument } from '../../../../src/core/model/documents/signingRequest.ts';
import { base64 } from '../../../support/pem.ts';
import { clientRequestYaml, encodedRequest, madeRequest } from '../../../support/signingRequests.ts';

async function read(text: string) {
  const { documents, artifacts, problems } = await readDocuments(text, 'file:///csr.yaml');
  const requests = documents.filter((one): one is SigningRequestDocument => one.kind === 'signingRequest');
  return {
    requests,
    artifacts,
    problems,
    at: ({ start, end }: { start: number; end: number }) => text.slice(start, end),
  };
}

describe('readSigningRequest', () => {
  it('reads every field with its place', async () => {
    const text = await clientRequestYaml({
      usages: ['digital signature', '"client auth"'],
      spec: ['expirationSeconds: 86400', 'username: jane', 'groups: [a, b]'],
      metadata: ['uid: 7c0e8f1e'],
      status: ['conditions:', '- type: Approved', '  status: "True"', '- type: Failed', '  status: "False"'],
    });
    const { requests, artifacts, at } = await read(text);
    const [request] = requests;
    assert.ok(request);
    assert.equal(request.apiVersion?.value, 'certificates.k8s.io/v1');
    assert.equal(request.name?.value, 'jane');
    assert.equal(at(request.specSpan), 'spec');
    assert.deepEqual([request.request?.content, request.request?.path], ['pem', 'spec.request']);
    assert.equal(request.signerName?.path, 'spec.signerName');
    assert.deepEqual(
      request.usages?.items.map(({ value, path, span }) => [value, path, at(span)]),
      [
        ['digital signature', 'spec.usages[0]', 'digital signature'],
        ['client auth', 'spec.usages[1]', '"client auth"'],
      ],
    );
    assert.equal(request.expirationSeconds?.value, 86_400);
    assert.equal(request.username?.value, 'jane');
    assert.deepEqual(
      request.serverSet.map(({ name, span, keySpan }) => [name, at(span), at(keySpan)]),
      [
        ['username', 'username: jane', 'username'],
        ['groups', 'groups: [a, b]', 'groups'],
      ],
    );
    assert.equal(request.exported, true);
    assert.deepEqual(
      request.conditions.map(({ type, span }) => [type, at(span)]),
      [['Approved', 'Approved']],
    );
    assert.equal(request.certificate, undefined);
    assert.deepEqual(artifacts.map(yamlPathOf), ['spec.request']);
  });

  it('reads JSON, and the items of a list with their paths', async () => {
    const object = JSON.parse(
      JSON.stringify({
        apiVersion: 'certificates.k8s.io/v1',
        kind: 'CertificateSigningRequest',
        spec: { request: await encodedRequest(), signerName: 'example.com/x', usages: ['any'] },
      }),
    );
    const { requests, artifacts } = await read(JSON.stringify({ kind: 'List', items: [object, object] }));
    assert.deepEqual(
      requests.map(({ request, usages }) => [request?.path, usages?.items[0]?.path]),
      [
        ['items[0].spec.request', 'items[0].spec.usages[0]'],
        ['items[1].spec.request', 'items[1].spec.usages[0]'],
      ],
    );
    assert.equal(artifacts.length, 2);
  });

  it('leaves out what is missing or of another type', async () => {
    const { requests, at } = await read(
      'kind: CertificateSigningRequest\nspec: {usages: client auth, expirationSeconds: "600", signerName: ""}\n',
    );
    const [request] = requests;
    assert.ok(request);
    const { request: field, usages, expirationSeconds, signerName, name, apiVersion, serverSet } = request;
    assert.deepEqual(
      [field, usages, expirationSeconds, signerName, name, apiVersion, serverSet],
      [undefined, undefined, undefined, undefined, undefined, undefined, []],
    );
    assert.equal(
      at((await read('kind: CertificateSigningRequest\n')).requests[0]?.specSpan ?? { start: 0, end: 0 }),
      'CertificateSigningRequest',
    );
  });

  it('takes kinds of this name in other groups for something else', async () => {
    const { requests } = await read('apiVersion: flightctl.io/v1\nkind: CertificateSigningRequest\nspec: {}\n');
    assert.deepEqual(requests, []);
  });

  it('reads one that was pasted as PEM', async () => {
    const { pem } = await madeRequest();
    const text = await clientRequestYaml({ request: `|\n${pem.trimEnd().replaceAll(/^/gm, '    ')}` });
    const { requests, artifacts, problems } = await read(text);
    assert.equal(requests[0]?.request?.content, 'rawPem');
    assert.deepEqual(
      artifacts.map(({ kind }) => kind),
      ['certificateRequest'],
    );
    assert.deepEqual(problems, []);
    assert.equal(text.includes(base64(pem)), false);
  });
});
