import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { originalOffsets, redact, redactionsOf } from '../../../../src/core/formats/redaction/redact.ts';
import { holdsKey, withheldMarker } from '../../../../src/core/formats/redaction/withheld.ts';
import { authority, intermediate } from '../../../support/apiObjects.ts';
import { makeKeys, makePasswords } from '../../../support/keyForms.ts';
import { spreadForms } from '../../../support/spreadForms.ts';
import { makeTokens } from '../../../support/tokenForms.ts';

const digest = (algorithm: string, encoding: 'hex' | 'base64') => createHash(algorithm).update('a').digest(encoding);
const pairsOf = (hex: string) => (hex.match(/../g) ?? []).join(':');

describe('redact', () => {
  it('takes out a key in every form, wherever it stands', () => {
    // The whole line is withheld.
    const spread = new Set(Object.keys(spreadForms(Buffer.alloc(0))));
    for (const { name, forms, pieceIn } of makeKeys()) {
      for (const [form, text] of forms) {
        for (const [before, after] of [
          ['', ''],
          ['--tls-private-key-file=', ' --v=2'],
          ['/etc/kubernetes/pki/', '.key'],
          ['/var/lib/rancher/rke2/server/tls/kube-controller-manager/', '.key'],
          ['0x', '.key'],
          ['NameBefore', ' after'],
          ['{"key": "', '", "name": "x"}'],
        ] as const) {
          const redacted = redact(before + text + after);
          assert.ok(
            spread.has(form) ? redacted.includes('<withheld:') : holdsKey(redacted),
            `${name}, ${form}: ${before}`,
          );
          assert.equal(pieceIn(redacted), undefined, `${name}, ${form}: ${before}`);
          const isCutOff = redacted.endsWith(after) || form === 'PEM without its last line';
          assert.ok(isCutOff || spread.has(form), `${name}, ${form}: ${redacted}`);
        }
      }
    }
  });

  it('takes out tokens, headers, bare secrets and passwords, by themselves and as the value of a flag or a name', () => {
    for (const { name, forms, pieceIn } of [...makeTokens(), makePasswords()]) {
      for (const [form, text] of forms) {
        for (const before of ['', '--client-ca-file=', 'current-context: ']) {
          const redacted = redact(before + text);
          assert.equal(pieceIn(redacted), undefined, `${name}, ${form}: ${redacted}`);
        }
      }
    }
  });

  it('takes out a single row of a dump, with the column of its characters', () => {
    for (let count = 0; count < 200; count++) {
      const octets = randomBytes(16);
      const hex = octets.toString('hex');
      const column = octets.toString('latin1').replaceAll(/[^ -~]/g, '.');
      for (const row of [
        `00000000: ${hex.match(/.{4}/g)?.join(' ')}  ${column}`,
        `00000010  ${hex.slice(0, 16).match(/../g)?.join(' ')}  ${hex.slice(16).match(/../g)?.join(' ')}  |${column}|`,
        `0000020 ${hex.match(/.{8}/g)?.join(' ')}`,
      ]) {
        assert.equal(
          redact(`"--proxy-server-port=${row}`),
          `"--proxy-server-port=${withheldMarker('key', row.length)}`,
          row,
        );
      }
    }
  });

  it('keeps of a URL what says where it leads, and of an address what stands behind its user', () => {
    for (const [url, kept] of [
      ['https://admin:S3cret@host:6443/x?token=S3cret#S3cret', 'https://host:6443/x?withheld'],
      ['https:/admin:S3cret@proxy:3128', 'https:/proxy:3128'],
      ['https:\\\\admin:S3cret@proxy:3128', 'https:\\\\proxy:3128'],
      ['https://admin:S3"c ret@proxy:3128', 'https://proxy:3128'],
      ['admin:S3cret@proxy:3128', 'proxy:3128'],
      ['/healthz?token=S3cret', '/healthz?withheld'],
      ['https://a/?x=S3cret,https://b/?y=S3cret', 'https://a/?withheld,https://b/?withheld'],
    ] as const) {
      assert.equal(redact(url), kept);
    }
    assert.equal(redact('admin:S3cret@proxy.example.com', 'address'), 'proxy.example.com');
    assert.equal(redact('oidc:jane@example.com'), 'oidc:jane@example.com');
  });

  it('keeps blocks of certificates whole, also where their base64 looks like a token, and takes out what no certificate holds', async () => {
    const pem = (await authority('root')).pem;
    const lines = pem.trimEnd().split('\n');
    const withLines = (at: number, put: readonly string[]): string =>
      `${lines.toSpliced(at, put.length, ...put).join('\n')}\n`;
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const hex =
      privateKey
        .export({ type: 'sec1', format: 'der' })
        .toString('hex')
        .match(/.{1,64}/g) ?? [];
    const tokenLike = withLines(3, [`eyJhbGciOi${(lines[3] ?? '').slice(10)}`]);
    for (const kept of [pem, pem + pem, tokenLike]) {
      assert.equal(redact(kept), kept);
      const base64 = Buffer.from(kept).toString('base64');
      assert.equal(redact(base64), base64);
    }
    for (const spoiled of [withLines(3, hex), pem + privateKey.export({ type: 'sec1', format: 'pem' })]) {
      assert.ok(holdsKey(redact(spoiled)));
      assert.ok(holdsKey(redact(Buffer.from(spoiled).toString('base64'))));
    }
  });

  it('does not let a file write a marker', () => {
    assert.equal(redact('<withheld:key:1704-characters>'), withheldMarker('marker', 30));
    assert.ok(!holdsKey(redact('a <withheld:key:1-characters> b <withheld:key:')));
  });

  it('keeps what is public: certificates, requests and public keys in any encoding', async () => {
    const root = await authority('root');
    const ca = await intermediate('issuing', root);
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pems = [
      root.pem,
      ca.pem + root.pem,
      publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      publicKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    ];
    for (const pem of pems) {
      const der = Buffer.from(pem.split('-----')[2] ?? '', 'base64');
      const base64 = Buffer.from(pem).toString('base64');
      const forms = [pem, base64, Buffer.from(base64).toString('base64'), der.toString('base64'), der.toString('hex')];
      for (const text of [...forms, pairsOf(der.toString('hex')), pem.replaceAll('\n', '\\n')]) {
        assert.equal(redact(text), text);
      }
    }
  });

  it('keeps digests, identifiers, names and long paths', () => {
    const hex = digest('sha256', 'hex');
    for (const text of [
      `sha256:${hex}`,
      `registry.k8s.io/kube-apiserver@sha256:${hex}`,
      `/var/lib/docker/containers/${hex}/${hex}-json.log`,
      `containerd://${hex}`,
      digest('sha1', 'hex'),
      digest('md5', 'hex'),
      '/var/lib/kubelet/pods/0b1a6a2c-8d2f-4c43-9f2b-5a0f3f0a7b1d/volumes/kubernetes.io~projected/Kube-Api-Access-x7Kq2',
      '/var/lib/kubelet/pki/kubelet-client-2026-01-01-00-00-00.pem',
      'node-csr-c69HXe7aYcqkS1bKmH4faEnHAWxn6i2bHZ2mD04jZyQ',
      'https://0123456789ABCDEF0123456789ABCDEF.gr7.us-east-1.eks.amazonaws.com',
      'https://oidc.eks.us-west-2.amazonaws.com/id/B71C0DE5D539D4633E53DE1B71AFAAE0',
      'https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0',
      'arn:aws:eks:eu-central-1:123456789012:cluster/my-cluster',
      'gke_my-project-123456_europe-west1-b_cluster-1',
      'kubernetes-admin@kubernetes',
      'default/api-crc-testing:6443/kube:admin',
      'spiffe://cluster.local/ns/istio-system/sa/istio-ingressgateway-service-account',
      'CN=kubelet-bootstrap,OU=Platform Engineering,O=system:nodes,C=DE',
      'system:serviceaccount:kube-system:generic-garbage-collector',
      'oidc:jane.doe@example.com',
      '[fe80::1ff:fe23:4567:890a%eth0]:6443',
      '10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7,2001:db8:85a3:1:2:8a2e:370:7334,.svc,.cluster.local',
      'ip-10-0-128-214.eu-central-1.compute.internal',
      'coredns-5d78c9869d-x7kq2',
      '{{ .Values.global.clusterDomain | default "cluster.local" }}',
      '/etc/$(hostname -s).crt',
      'TheLongestCamelCaseNameThatAnyoneEverGaveToAClusterRoleBinding2OfTheirs',
      'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,TLS_CHACHA20_POLY1305_SHA256',
      '--feature-gates=RotateKubeletServerCertificate=true,ServiceAccountTokenJTI=false',
      '6a-b3-7f-00-12-9c',
      '/home/user/My Certificates (2026)/ca.crt',
      'C:\\Users\\admin\\.kube\\config',
    ]) {
      assert.equal(redact(text), text);
    }
  });

  it('keeps the name of a machine in that of its certificate, unless it is as long as a key', () => {
    const machine = 'q7ws2rk1pzt2xne2mvn01';
    for (const path of [`/etc/ssl/etcd/ssl/node-${machine}-key.pem`, `/etc/ssl/etcd/ssl/admin-${machine}.pem`])
      for (const text of [path, `--etcd-keyfile=${path}`]) assert.equal(redact(text), text);
    for (const hidden of [
      machine,
      `token: ${machine}`,
      `/etc/ssl/node-${machine}${machine}.pem`,
      `/srv/${machine}-key.pem`,
    ])
      assert.match(redact(hidden), /<withheld:/, hidden);
  });

  it('keeps scales, regular expressions and names that begin with a service', () => {
    const octet = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
    const groups = Array.from({ length: 8 }, (_, at) => `(([0-9A-Fa-f]{1,4}:){${at}}(:[0-9A-Fa-f]{1,4}|${octet}))`);
    for (const text of [
      'buffer_capacity in [1, 3, 7, 15, 31, 63, 127, 255, 511, 1023, 2047, 4095, 8191, 16383, 32767, 65535]',
      'request_duration_seconds_bucket;(0\\.15|0\\.25|0\\.3|0\\.35|0\\.45|0\\.6|0\\.8|1\\.25|1\\.75|2|3|4\\.5|6|15|30|50)',
      `^\\s*(${groups.join('|')})(%.+)?$`,
      '"s3Endpoint": "", "s3UseHttps": "", "s3Region": "", "s3UseVirtualBucket": ""',
      'Allowed are SHA256WithRSA, SHA384WithRSA and SHA512WithRSA.',
      'CloudVisionV1p4beta1WebDetectionImage',
      'GooglePrivacyDlpV2FieldId',
      'X509CertificateDetails',
    ]) {
      assert.equal(redact(text), text);
    }
  });

  it('withholds a row of numbers that does not ascend, and all of a row that repeats itself', () => {
    const octets = [...createHash('sha512').update('a').digest()];
    for (const row of [octets, [...octets, ...octets]]) {
      for (const between of [',', ', ', '|', '\n']) {
        assert.match(redact(row.join(between)), /^<withheld:text:\d+-characters>$/, between);
      }
    }
  });

  it('withholds a key in calls, also if its first or last groups read as words', () => {
    for (let count = 0; count < 200; count++) {
      const form = spreadForms(randomBytes(count % 2 === 0 ? 121 : 1217))['base64 as calls'] ?? '';
      const kept = redact(`exec kube-apiserver --x="${form}" --v=2`).replaceAll(/<withheld:[^>]*>|kube-apiserver/g, '');
      assert.doesNotMatch(kept, /[A-Za-z0-9+/]{12}/);
    }
  });

  it('keeps public keys of SSH, and withholds one with anything behind it', () => {
    const field = (content: Buffer) =>
      Buffer.concat([Buffer.from([0, 0, content.length >> 8, content.length & 255]), content]);
    const random = (length: number) =>
      Buffer.concat(Array.from({ length: length / 64 }, (_, at) => createHash('sha512').update(String(at)).digest()));
    for (const [name, fields] of [
      ['ssh-ed25519', [random(64).subarray(0, 32)]],
      ['ssh-rsa', [Buffer.from([1, 0, 1]), random(384)]],
      ['ecdsa-sha2-nistp256', [Buffer.from('nistp256'), random(128).subarray(0, 65)]],
    ] as const) {
      const key = Buffer.concat([Buffer.from(name), ...fields].map(field));
      const lines = `[ssh.example.com]:443 ${name} ${key.toString('base64')}\ngit.example.com ${name} ${key.toString('base64')} root@host\n`;
      assert.equal(redact(lines), lines);
      const longer = Buffer.concat([key, random(64)]).toString('base64');
      assert.ok(!redact(`git.example.com ${name} ${longer}`).includes(longer.slice(-20)), name);
    }
  });

  it('takes all of a key out whose alphabet for URLs has dashes in a row', () => {
    const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const digits = key.export({ type: 'pkcs1', format: 'der' }).toString('base64url').replace(/-/g, 'A');
    for (const dashes of ['-', '--', '---', '----']) {
      const text = `x509: certificate signed by unknown authority ${digits.slice(0, -12)}${dashes}UJJTJMv-6`;
      const { length } = text.slice(text.indexOf(' MII') + 1);
      assert.ok(redact(text).endsWith(` ${withheldMarker('key', length)}`), dashes);
    }
  });

  it('keeps lists of the members of a cluster, however many', () => {
    const list = (member: (at: number) => string) => Array.from({ length: 300 }, (_, at) => member(at)).join(',');
    for (const text of [
      `--etcd-servers=${list((at) => `https://10.0.${at >> 8}.${at % 256}:2379`)}`,
      `--initial-cluster=${list((at) => `m${at}=https://10.0.${at >> 8}.${at % 256}:2380`)}`,
      `--initial-cluster=${list((at) => `cp-${at}=https://cp-${at}.example.com:2380`)}`,
      `--etcd-servers=${list((at) => `https://ip-10-0-${at >> 8}-${at % 256}.eu-west-1.compute.internal:2379`)}`,
      `--etcd-servers=${list((at) => `https://[2001:db8::${at}]:2379`)}`,
    ]) {
      assert.equal(redact(text), text);
    }
  });

  it('takes a key out that stands behind a certificate', async () => {
    const { pem } = await authority('root');
    const [rsa] = makeKeys();
    const body = rsa?.forms.get('the lines of the body') ?? '';
    const bundle = Buffer.from(pem + (rsa?.forms.get('PEM') ?? '')).toString('base64');
    assert.equal(redact(bundle), withheldMarker('key', bundle.length));
    assert.equal(rsa?.pieceIn(redact(`${pem}${body}\n${pem}`)), undefined);
    assert.ok(redact(`${pem}${body}\n${pem}`).includes(pem));
  });

  it('drops the users of URLs and keeps the rest', () => {
    for (const [url, kept] of [
      ['https://admin:S3cret@host:6443/x', 'https://host:6443/x'],
      ['socks5://admin@host:1080', 'socks5://host:1080'],
      ['https://a:1@h:2379,https://h2:2379,http://b:2@h3', 'https://h:2379,https://h2:2379,http://h3'],
      ['--etcd-servers=https://a:b/c@h:2379', '--etcd-servers=https://h:2379'],
      ['https://a:b@c@h', 'https://h'],
    ] as const) {
      assert.equal(redact(url), kept);
    }
    for (const url of ['https://h:2379/a@b', 'https://[::1]:2379/a@b', 'git@github.com:a/b', 'oidc:jane@example.com']) {
      assert.equal(redact(url), url);
    }
  });

  it('keeps the name that a template has in place of a host, unless a host follows', () => {
    for (const url of [
      'https://@SERVER@:6443',
      'https://@SERVER@/x',
      'https://@A@:2379,https://@B_1@:2379',
      '@ADDRESS@',
    ]) {
      assert.equal(redact(url), url);
      assert.equal(redact(url, 'address'), url);
    }
    for (const [url, kept] of [
      ['https://@SECRET@host:6443', 'https://host:6443'],
      ['https://user:@SECRET@host', 'https://host'],
      ['https://@S3cret-word@:6443', 'https://:6443'],
    ] as const) {
      assert.equal(redact(url, 'address'), kept);
    }
  });

  it('returns the original place of each character', () => {
    const [rsa] = makeKeys();
    const key = rsa?.forms.get('base64 of DER') ?? '';
    const text = `a=${key};https://u:p@h`;
    const redacted = redact(text);
    const marker = withheldMarker('key', key.length);
    const toText = originalOffsets(redacted, redactionsOf(text));
    assert.equal(redacted, `a=${marker};https://h`);
    assert.equal(toText(0), 0);
    assert.equal(toText(2), 2);
    assert.equal(toText(2 + marker.length - 1), 2 + key.length - 1);
    assert.equal(toText(redacted.indexOf(';')), text.indexOf(';'));
    assert.equal(toText(redacted.length - 1), text.length - 1);
    assert.equal(toText(redacted.length), text.length);
  });

  it('looks at each character a bounded number of times, whatever the text', () => {
    // Each of these made a regular expression try again and again from every place; they must simply end.
    const many = 200_000;
    for (const text of [
      'a'.repeat(many),
      '\\'.repeat(many),
      '-----BEGIN PRIVATE KEY'.repeat(many / 20),
      '-----BEGIN PRIVATE KEY-----'.repeat(many / 20),
      'https://a:b'.repeat(many / 10),
      '://'.repeat(many / 3),
      'ab:'.repeat(many / 3),
      `${'0123456789abcdef'.repeat(many / 16)}g`,
      'MIIE'.repeat(many / 4),
      'Ab1='.repeat(many / 4),
      Buffer.alloc(many / 2, '0\x03\x02\x01\x00').toString('base64'),
    ]) {
      redact(text);
    }
  });
});
