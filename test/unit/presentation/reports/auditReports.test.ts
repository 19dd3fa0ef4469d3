import assert from 'node:assert/strict';
import { type AuditInput, htmlReport, markdownReport } from '../../../../src/core/index.ts';
import { pathsBelow } from '../../../../src/core/presentation/reports/json/paths.ts';
import { authority } from '../../../support/apiObjects.ts';
import { DOCUMENTED_RULES } from '../../../support/documentedRules.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodeFile } from '../../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const CONFIG = 'var/lib/kubelet/config.yaml';
const SETTINGS = {
  warningDays: 30,
  caWarningDays: 365,
  profile: 'default',
  severities: { 'kubelet/kubelet-rotate-off': 'off', 'names/front-proxy-cn-not-allowed': 'info' },
} as const;

describe('the report to hand on', () => {
  let input: AuditInput;
  let files: ReadonlyMap<string, NodeFile>;

  before(async () => {
    const pki = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    pki.replaceCertificate('etc/kubernetes/pki/front-proxy-client.crt', { subject: { commonName: 'aggregator' } });
    pki.replaceCertificate('etc/kubernetes/pki/etcd/server.crt', { notAfter: new Date('2026-05-31T00:00:00Z') });
    pki.setText(CONFIG, (text) =>
      text.replace(
        '    enabled: false',
        '    # kubernetes-pki-disable-next-line kubelet/kubelet-anonymous-on -- a lab, nothing in it\n    enabled: true',
      ),
    );
    pki.put('etc/kubernetes/pki/big.crt', new Uint8Array(6 * 1024 * 1024));
    files = pki.files;
    const { report } = await inspectFiles(files, NOW, SETTINGS);
    const pathOf = pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }]);
    input = { report, roots: ['node1'], pathOf, version: '1.2.3', rules: DOCUMENTED_RULES, settings: SETTINGS };
  });

  const plain = (html: string) =>
    html
      .slice(html.indexOf('<body>'))
      .replaceAll('<wbr>', '')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)))
      .replaceAll(/\s+/g, ' ');

  it('describes a rotation: who trusts which CA, what each signed, and the next step; and nothing without one', async () => {
    const { files: rotating } = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', caBundleRotation: true });
    const { report } = await inspectFiles(rotating, NOW, SETTINGS);
    const text = markdownReport({ ...input, report });
    assert.match(text, /\n## Rotations\n\n\*\*CA &#34;kubernetes&#34;\*\*\n/);
    assert.match(text, /\n\| old \| [^\n]*kubelet-client-[^\n]*\n\| new \| /);
    assert.match(text, /\nReissue the certificate that is still signed by the old CA/);
    assert.doesNotMatch(markdownReport(input), /Rotations/);
  });

  it('names the folders that evidence alone places, and the paths that it leaves open', async () => {
    const unit = (names: readonly string[]) =>
      `[Service]\nExecStart=/usr/bin/etcd ${names.map((name) => `--trusted-ca-file=/etc/etcd/${name}`).join(' ')}\n`;
    const { pem } = await authority('placed');
    const drawn = async (paths: readonly string[]) => {
      const found = {
        'etcd.service': unit(['one.pem', 'two.pem']),
        ...Object.fromEntries(paths.map((path) => [path, pem])),
      };
      const { report } = await inspectFiles(found, NOW);
      return markdownReport({ ...input, report });
    };
    assert.match(await drawn(['ssl/one.pem', 'ssl/two.pem']), /\/etc\/etcd.*ssl/);
    assert.match(
      await drawn(['a/one.pem', 'a/two.pem', 'b/one.pem', 'b/two.pem']),
      /\/etc\/etcd\/one\.pem.*unknown: several files match/,
    );
    assert.doesNotMatch(markdownReport(input), /Paths told by the files/);
  });

  for (const [format, draw] of [
    ['HTML', (one: AuditInput) => plain(htmlReport(one))],
    [
      'Markdown',
      (one: AuditInput) =>
        markdownReport(one)
          .replaceAll(/<(?:\/?code|br)>/g, ' ')
          .replaceAll(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)))
          .replaceAll(/\s+/g, ' '),
    ],
  ] as const) {
    describe(`as ${format}`, () => {
      it('names its version, its time, its files, and what was left out', () => {
        const text = draw(input);
        assert.match(
          text,
          /Kubernetes PKI report .*Evaluated at:? 2026-06-01T12:00:00Z .*Kubernetes PKI Inspector 1\.2\.3/,
        );
        assert.match(text, /node1/);
        assert.match(text, /etc\/kubernetes\/pki\/big\.crt [| ]*larger than 5 MiB/);
        assert.match(text, /kube-apiserver, kube-controller-manager, kube-scheduler/);
      });

      it('sums up findings, expiry and connections', () => {
        const text = draw(input);
        assert.match(text, /1 suppressed by comments/);
        assert.match(text, /Expired:? 1 /);
        assert.match(text, /Next to expire:? 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ \(Expires in \d+ days\)/);
        assert.match(
          text,
          /\d+ causes?, \d+ connections? broken, \d+ more because kube-apiserver does not start; \d+ ok, \d+ unknown/,
        );
      });

      it('shows the severity, place, rule, fix and related places of a finding', () => {
        const text = draw(input);
        const expired = text.slice(text.indexOf('etcd/server.crt:1'));
        assert.match(expired, /Rule:? \[?validity\/cert-expired/);
        assert.match(expired, /Fix:? Renew it with the tool that issued it \(kubeadm: `?\s*kubeadm certs renew <name>/);
        assert.match(expired, /Related:? etc\/kubernetes\/manifests\/etcd\.yaml:\d+ Referenced by --cert-file of etcd/);
      });

      it('lists each certificate once, with what an auditor asks of it', () => {
        const text = draw(input);
        const { artifacts } = input.report.files.get(`${FOLDER_URI}/etc/kubernetes/pki/ca.crt`) ?? { artifacts: [] };
        const [ca] = artifacts;
        assert.ok(ca?.kind === 'certificate');
        assert.equal(text.split(ca.certificate.sha256).length, 2);
        assert.match(text, /Self-signed \(verified\)/);
        assert.match(text, /Signature verified with the issuer’s key/);
        assert.match(text, /EC P-256 Signature: ecdsa-with-SHA256/);
        assert.match(text, /users\[0\]\.user\.client-certificate-data/);
        assert.ok(text.includes(ca.certificate.serialNumber));
      });

      it('shows what settings and comments silence, and why', () => {
        const text = draw(input);
        assert.match(text, /kubelet\/kubelet-anonymous-on [| ]*one line [| ]*a lab, nothing in it/);
        assert.match(text, /kubelet\/kubelet-rotate-off [^|]*[| ].*? off /);
        assert.match(text, /names\/front-proxy-cn-not-allowed [^|]*[| ].*? info instead of error/);
        assert.match(text, /rules belong to another profile \(cis\)/);
      });

      it('names the recommendations of the CIS benchmark that a finding answers', async () => {
        const open = new Map(files);
        const kubelet = input.report.files.get(`${FOLDER_URI}/${CONFIG}`)?.text ?? '';
        open.set(CONFIG, new TextEncoder().encode(kubelet.replace(/ +# kubernetes-pki-disable.*\n/, '')));
        const { report } = await inspectFiles(open, NOW, SETTINGS);
        assert.match(draw({ ...input, report }), /CIS Kubernetes Benchmark 1\.12:? 4\.2\.1 /);
      });

      it('is the same each time, and holds no key', () => {
        assert.equal(draw(input), draw(input));
        const all = htmlReport(input) + markdownReport(input);
        for (const content of files.values()) {
          if (!(content instanceof Uint8Array) || content.length > 100_000) continue;
          const text = new TextDecoder().decode(content);
          for (const line of text.matchAll(/[A-Za-z0-9+/]{60,}/g)) assert.ok(!all.includes(line[0].slice(0, 40)));
        }
      });
    });
  }

  it('as HTML needs nothing besides itself and runs nothing', () => {
    const html = htmlReport(input);
    assert.match(html, /^<!DOCTYPE html>\n<html lang="en">/);
    assert.match(html, /default-src 'none'; style-src 'unsafe-inline'/);
    assert.doesNotMatch(html, /<script|<img|<link|<iframe|@import|url\(|\son\w+=/i);
    assert.match(html, /prefers-color-scheme: dark/);
    assert.match(html, /@media print/);
    for (const [table] of html.matchAll(/<table>.*?<\/table>/gs)) {
      assert.match(table, /<caption>[^<]+<\/caption>/);
      assert.match(table, /<th scope="col">/);
    }
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(target), target);
  });

  it('says so where nothing was found', async () => {
    const { report } = await inspectFiles(new Map(), NOW);
    const text = markdownReport({ ...input, report, settings: { ...SETTINGS, severities: {} } });
    assert.match(text, /No findings\./);
    assert.match(text, /No certificates found\./);
  });
});
