import assert from 'node:assert/strict';
import { connectionTitle } from '../../../../src/core/connections/connectionText.ts';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { authority, NOW, serving } from '../../../support/apiObjects.ts';
import type { CertificateSpec, IssuedCertificate } from '../../../support/certificates.ts';
import { key } from '../../../support/keyPair.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';
import { base64 } from '../../../support/pem.ts';
import { contextText, machineText, talosconfigText } from '../../../support/talosText.ts';

// The two files as `talosctl gen config` writes them (docs.siderolabs.com, Talos, "talosconfig" and "PKI"; siderolabs/talos, internal/app/apid).

/** How the files differ from those of one run. */
interface Difference {
  /** The CA of another run in the talosconfig, in the certificate in it, or both. */
  readonly trusted?: string;
  readonly issuer?: string;
  readonly client?: Partial<CertificateSpec>;
  /** A CA that the machine accepts as well. */
  readonly accepted?: string;
  readonly cluster?: string;
  readonly isConfigAlone?: boolean;
}

const ca = async (name: string): Promise<IssuedCertificate> =>
  authority(name, { subject: { organizations: [name] }, sans: [], key: await key(`talos ${name}`, 'Ed25519') });

async function found({
  trusted = 'talos',
  issuer = 'talos',
  client,
  accepted,
  cluster,
  isConfigAlone,
}: Difference = {}) {
  const certificate = await ca('talos');
  const purpose = { extendedKeyUsage: ['clientAuth'], sans: [] };
  const ofClient = await serving(await ca(issuer), ['os:admin'], { ...purpose, ...client });
  const machine = accepted ? ['acceptedCAs:', `  - crt: ${base64((await ca(accepted)).pem)}`] : [];
  const text = machineText({ machineCa: { certificate }, machine, cluster: [`clusterName: ${cluster ?? 'home'}`] });
  const files = {
    talosconfig: talosconfigText('home', await ca(trusted), { certificate: ofClient }),
    ...(!isConfigAlone && { 'controlplane.yaml': text }),
  };
  const { report, workspace } = await inspectFiles(files, NOW);
  return {
    connections: report.connections.map((connection) => {
      const { host, verdict, error } = connection;
      const title = plainText(connectionTitle(connection));
      return [title, host?.value, verdict, ...(error ? [plainText(error)] : [])].join(' ');
    }),
    said: report.findings
      .filter(({ severity }) => severity !== 'hint')
      .map(({ rule, at, message }) => `${rule} ${workspace.path(at.uri)} ${plainText(message).split('\n')[0]}`),
  };
}

/** By the name of the context, as there may be several in a file. */
const TO = 'talosctl (home) → talos 10.0.0.1';

describe('talosctl', () => {
  it('connects to the machines of the cluster after which its context is named', async () => {
    assert.deepEqual(await found(), { connections: [`${TO} unknown`], said: [] });
  });

  it('has an unknown connection without the machine configuration', async () => {
    assert.deepEqual(await found({ isConfigAlone: true }), { connections: [`${TO} unknown`], said: [] });
    assert.deepEqual(await found({ cluster: 'office', trusted: 'other', issuer: 'other' }), {
      connections: [`${TO} unknown`],
      said: [],
    });
  });

  it('is left open while CAs are being replaced', async () => {
    const both = { trusted: 'next', issuer: 'next', accepted: 'next' };
    assert.deepEqual(await found(both), { connections: [`${TO} unknown`], said: [] });
  });

  it('has a connection for each context, in whatever order', async () => {
    const [certificate, other] = [await ca('talos'), await ca('other')];
    const purpose = { extendedKeyUsage: ['clientAuth'], sans: [] };
    const contexts = [
      contextText('home', certificate, { certificate: await serving(certificate, ['os:admin'], purpose) }),
      contextText('stale', certificate, { certificate: await serving(other, ['os:admin'], purpose) }),
    ];
    for (const texts of [contexts, contexts.toReversed()]) {
      const { report } = await inspectFiles(
        { talosconfig: `contexts:\n${texts.join('')}`, 'cp.yaml': machineText({ machineCa: { certificate } }) },
        NOW,
      );
      assert.deepEqual(report.connections.map(({ from, verdict }) => `${from.part} ${verdict}`).sort(), [
        'home unknown',
        'stale broken',
      ]);
    }
  });

  const FAULTS: readonly (readonly [title: string, Difference, error: string, said: string])[] = [
    [
      'does not trust machines of another run',
      { trusted: 'other', issuer: 'other' },
      'tls: failed to verify certificate: x509: certificate signed by unknown authority',
      'objects/talosconfig-ca-mismatch talosconfig The CA of context "home" is not machine.ca of controlplane.yaml: that file does not accept it. talosctl reports transport: authentication handshake failed: tls: failed to verify certificate: x509: certificate signed by unknown authority.',
    ],
    [
      'is rejected with a certificate of another CA',
      { issuer: 'other' },
      'tls: failed to verify certificate: x509: certificate signed by unknown authority',
      'objects/talosconfig-ca-mismatch talosconfig The certificate of context "home" is issued by "other", which controlplane.yaml does not accept: the machine rejects talosctl.',
    ],
    [
      'is rejected with an expired certificate',
      { client: { notBefore: days(NOW, -400), notAfter: days(NOW, -35) } },
      'tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-06-01T12:00:00Z is after 2026-04-27T12:00:00Z',
      'objects/talos-client-expired talosconfig "os:admin" of context "home" expired 35 days ago (2026-04-27 12:00 UTC). Talos rejects talosctl: remote error: tls: expired certificate.',
    ],
    [
      'is rejected with a certificate for servers',
      { client: { extendedKeyUsage: ['serverAuth'] } },
      'tls: failed to verify certificate: x509: certificate specifies an incompatible key usage',
      'usage/eku-missing-client-auth talosconfig The extended key usage of "os:admin" lacks clientAuth: it is only serverAuth. talosctl presents it to the Talos machine as a client certificate, and the handshake fails (remote error: tls: bad certificate).',
    ],
  ];
  for (const [title, difference, error, said] of FAULTS) {
    it(`${title}, with one finding`, async () => {
      assert.deepEqual(await found(difference), { connections: [`${TO} broken ${error}`], said: [said] });
    });
  }
});
