import assert from 'node:assert/strict';
import { readDocuments } from '../../../../src/core/kubernetes/decode/readKubernetes.ts';
import { yamlPathOf } from '../../../../src/core/model/artifacts/artifact.ts';
import type { TalosDocument } from '../../../../src/core/model/documents/objects.ts';
import { authority, serving } from '../../../support/apiObjects.ts';
import { key, privateKeyPem } from '../../../support/keyPair.ts';
import { base64 } from '../../../support/pem.ts';
import { machineText, pairLines, secretsBundleText, talosconfigText } from '../../../support/talosText.ts';

async function read(text: string) {
  const { documents, artifacts, problems } = await readDocuments(text, 'file:///controlplane.yaml');
  const talos = documents.filter((document): document is TalosDocument => document.kind === 'talos');
  const found = artifacts.map((artifact) => `${artifact.kind} ${yamlPathOf(artifact)}`);
  return { talos, found, artifacts, problems };
}

describe('kubernetes/objects/readTalos', () => {
  it('reads the CAs, accepted CAs, registries and keys of a machine configuration, each at its place', async () => {
    const ed = await authority('talos', { key: await key('talos', 'Ed25519') });
    const ca = await authority('kubernetes');
    const pair = (indent: string) => pairLines({ certificate: ca }).map((line) => `${indent}${line}`);
    const text = machineText({
      machineCa: { certificate: ed },
      clusterCa: { certificate: ca },
      acceptedClusterCas: [ed],
      machine: [
        'registries:',
        '  config:',
        '    reg.example:5000:',
        '      tls:',
        `        ca: ${base64(ca.pem)}`,
        '        clientIdentity:',
        ...pair('          '),
        'files:',
        '  - path: /var/ca.pem',
        '    content: |',
        ...ca.pem
          .trimEnd()
          .split('\n')
          .map((line) => `      ${line}`),
      ],
      cluster: [
        'aggregatorCA:',
        ...pair('  '),
        'etcd:',
        '  ca:',
        ...pair('    '),
        `serviceAccount: { key: ${base64(privateKeyPem(ca.key))} }`,
      ],
    });
    const { talos, found, artifacts, problems } = await read(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(found, [
      'certificate machine.ca.crt',
      'privateKey machine.ca.key',
      'certificate cluster.ca.crt',
      'privateKey cluster.ca.key',
      'certificate cluster.aggregatorCA.crt',
      'privateKey cluster.aggregatorCA.key',
      'certificate cluster.etcd.ca.crt',
      'privateKey cluster.etcd.ca.key',
      'certificate cluster.acceptedCAs[0].crt',
      'certificate machine.registries.config["reg.example:5000"].tls.ca',
      'certificate machine.registries.config["reg.example:5000"].tls.clientIdentity.crt',
      'privateKey machine.registries.config["reg.example:5000"].tls.clientIdentity.key',
      'privateKey cluster.serviceAccount.key',
    ]);
    const [first] = artifacts;
    assert.equal(text.slice(first?.origin.span.start, first?.origin.span.end), base64(ed.pem));
    assert.deepEqual(
      talos.map(({ form, machineType, clusterId }) => [form, machineType?.value, clusterId?.value]),
      [['machineConfiguration', 'controlplane', 'Y2x1c3Rlcg==']],
    );
    const kept = JSON.stringify([talos, artifacts]);
    for (const { key: made } of [ed, ca]) {
      const body = base64(privateKeyPem(made));
      assert.equal(kept.includes(body.slice(60, 100)), false);
      assert.equal(kept.includes(privateKeyPem(made).split('\n')[1]?.slice(0, 24) ?? ''), false);
    }
  });

  it('reads talosconfig, secrets bundles, patches and the documents next to the machine configuration', async () => {
    const ca = await authority('talos');
    const client = { certificate: await serving(ca, ['admin']) };
    const texts = [
      talosconfigText('home', ca, client),
      secretsBundleText('x', { os: { certificate: ca } }),
      `machine:\n  acceptedCAs:\n    - crt: ${base64(ca.pem)}\n`,
      `apiVersion: v1alpha1\nkind: KubeAPIServerCAConfig\nissuingCA:\n  cert: |\n${ca.pem.trimEnd().replaceAll(/^/gm, '    ')}\n  key: REDACTED\n`,
    ];
    const { talos, found } = await read(texts.join('---\n'));
    assert.deepEqual(
      talos.map(({ form }) => form),
      ['talosconfig', 'secretsBundle', 'machineConfiguration', 'configDocument'],
    );
    assert.deepEqual(found, [
      'certificate contexts["home"].ca',
      'certificate contexts["home"].crt',
      'privateKey contexts["home"].key',
      'certificate certs.os.crt',
      'privateKey certs.os.key',
      'certificate machine.acceptedCAs[0].crt',
      'certificate issuingCA.cert',
    ]);
  });

  it('finds nothing in values that are withheld, and no problem in YAML that is none of Talos', async () => {
    for (const value of ['REDACTED', '$(CA_CRT)', 'ENC[AES256_GCM,data:LS0t,type:str]', '""', '{{ .ca }}']) {
      const { found, problems } = await read(
        `version: v1alpha1\nmachine:\n  ca: { crt: '${value}', key: "${value}" }\n`,
      );
      assert.deepEqual([found, problems.filter(({ code }) => !code.startsWith('yaml'))], [[], []], value);
    }
    for (const text of [
      'machine: {a: [\ncluster: x\n',
      'cluster:\n  ca: { crt: x }\n',
      'contexts: [a]\n',
      'machine: docker\n',
    ]) {
      const { talos, problems } = await read(text);
      assert.deepEqual([talos, problems], [[], []]);
    }
  });
});
