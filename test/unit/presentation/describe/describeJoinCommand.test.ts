import assert from 'node:assert/strict';
import { type DescribedText, describeEncodedAt, type Report } from '../../../../src/core/index.ts';
import { bootstrapTokenText } from '../../../support/bootstrapTokenText.ts';
import { podClaims, signedToken } from '../../../support/jwt.ts';
import { key } from '../../../support/keyPair.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodeFile } from '../../../support/nodeOptions.ts';
import { type Rendered, rendered } from '../../../support/rendered.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const KEY = 'e6a2eb8581237ab72a4f494f30285ec12a9694d750b9785706a83bfcbbbd2204';
const TOKEN = '07401b.f395accd246ae52d';

describe('describeEncodedAt on a command line of kubeadm', () => {
  let report: Report;
  let pin: string;
  let fingerprint: string;

  before(async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const files = new Map<string, NodeFile>(
      [...node.files].map(([path, content]) => [`node1/${path}`, content] as const),
    );
    files.set('token.yaml', new TextEncoder().encode(bootstrapTokenText({})));
    report = (await inspectFiles(files, NOW)).report;
    const [ca] = report.files.get(`${FOLDER_URI}/node1/etc/kubernetes/pki/ca.crt`)?.artifacts ?? [];
    assert.ok(ca?.kind === 'certificate');
    pin = `sha256:${ca.certificate.publicKey.id}`;
    fingerprint = `sha256:${ca.certificate.sha256}`;
  });

  /** The text is a script in the folder of the node, which no inspection reads. */
  async function at(text: string, sought: string, known: Report | 'none' = report) {
    const offset = text.indexOf(sought);
    assert.ok(offset >= 0, sought);
    const thresholds = { warningDays: 30, caWarningDays: 365 };
    const uri = `${FOLDER_URI}/scripts/join.sh`;
    return rendered(
      await describeEncodedAt({
        text,
        uri,
        offset: offset + 2,
        report: known === 'none' ? undefined : known,
        now: NOW.getTime(),
        thresholds,
      }),
    );
  }

  function rows(place: Rendered<DescribedText> | undefined): Readonly<Record<string, string>> {
    const all = place?.description.sections.flatMap((section) => section.rows) ?? [];
    return Object.fromEntries(all.map(({ label, value }) => [label, value]));
  }

  function join(hash: string): string {
    return `kubeadm join 10.0.0.10:6443 --token ${TOKEN} \\\n    --discovery-token-ca-cert-hash ${hash} \\\n    --control-plane --certificate-key ${KEY}\n`;
  }

  it('finds the CA whose key the hash is of, from the flag on and over a continued line', async () => {
    for (const sought of ['--discovery', pin]) {
      const place = await at(join(pin), sought);
      assert.equal(place?.description.title, 'Hash of the cluster CA: CA "kubernetes"');
      assert.equal(rows(place)['Key of'], 'node1/etc/kubernetes/pki/ca.crt');
      assert.equal(place?.artifacts[0]?.origin.uri, `${FOLDER_URI}/node1/etc/kubernetes/pki/ca.crt`);
    }
    const continued = `--discovery-token-ca-cert-hash \\\r\n  ${pin}`;
    assert.equal((await at(continued, '--disc'))?.description.title, 'Hash of the cluster CA: CA "kubernetes"');
    const list = `["--discovery-token-ca-cert-hash","${pin}"]`;
    assert.equal((await at(list, pin))?.description.title, 'Hash of the cluster CA: CA "kubernetes"');
  });

  it('distinguishes a fingerprint, an unknown and a malformed hash', async () => {
    const said = async (hash: string) => rows(await at(join(hash), '--discovery'))['Key of'];
    assert.match((await said(fingerprint)) ?? '', /^none: this is the fingerprint of the certificate/);
    assert.equal(await said(`sha256:${'0'.repeat(64)}`), 'no CA in the scanned files');
    assert.match((await said('sha256:123')) ?? '', /^none: kubeadm requires sha256:/);
    assert.equal(rows(await at(join(pin), '--discovery', 'none'))['Key of'], 'unknown: no CA in the scanned files');
  });

  it('says nothing of what is still to be filled in', async () => {
    for (const open of ['sha256:<hash>', '$HASH', 'sha256:$HASH', '{{ hash }}', 'sha256:...']) {
      assert.equal(await at(join(open), '--discovery'), undefined, open);
    }
  });

  it('knows a hash that stands alone, and takes no digest of an image for one', async () => {
    assert.match(
      (await at(`kubeadm_ca_hash: "${pin}"\n`, pin))?.description.title ?? '',
      /^Hash of the cluster CA: CA/,
    );
    assert.equal(await at(`image: etcd@sha256:${'a1'.repeat(32)}\n`, 'sha256:'), undefined);
    assert.equal(await at(`digest: sha256:${'a1'.repeat(32)}\n`, 'sha256:'), undefined);
  });

  it('shows the expiry of a token if the files have its Secret', async () => {
    const lines = [
      join(pin),
      `TOKEN=${TOKEN}`,
      `kubeadm_token: "${TOKEN}"`,
      `["--token","${TOKEN}"]`,
      `kubeadm token create ${TOKEN} --ttl 2h`,
      `${TOKEN}   23h         2026-06-02T12:00:00Z   authentication,signing`,
    ];
    for (const line of lines) {
      const place = await at(line, TOKEN);
      assert.equal(place?.description.title, 'Bootstrap token "07401b"', line);
      assert.equal(rows(place).Validity, 'Expires in 1 day (2026-06-02 12:00 UTC)', line);
      assert.ok(!JSON.stringify(place).includes('f395accd'), line);
    }
    assert.equal(await at('token = config.validateuserinfo()', 'config.'), undefined);
    assert.equal(await at('kubeadm token create abcdef.0123456789abcdef', 'kubeadm'), undefined);
  });

  it('recognizes the certificate key, and shows no digit of it', async () => {
    for (const text of [join(pin), `[upload-certs] Using certificate key:\n${KEY}\n`]) {
      const place = await at(text, KEY);
      assert.equal(place?.description.title, 'Certificate key');
      assert.ok(!JSON.stringify(place).includes(KEY.slice(0, 12)));
    }
  });

  it('knows who signed the tokens and certificates of a text that belongs to no node', async () => {
    const { text: token } = signedToken(await key('stranger'), podClaims(NOW));
    assert.equal(rows(await at(`Bearer ${token}`, token))['Signed by'], 'no key in the scanned files');
    const leaf = report.files.get(`${FOLDER_URI}/node1/etc/kubernetes/pki/apiserver.crt`)?.text ?? '';
    const found = rows(await at(leaf, 'BEGIN CERT'));
    assert.equal(found['Issued by'], 'CN=kubernetes (node1/etc/kubernetes/pki/ca.crt)');
    assert.match(
      JSON.stringify(await at(leaf, 'BEGIN CERT')),
      /Found in[^}]*node1\/etc\/kubernetes\/pki\/apiserver\.crt/,
    );
  });
});
