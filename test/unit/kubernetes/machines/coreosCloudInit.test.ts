import assert from 'node:assert/strict';
import { decodeFile } from '../../../../src/core/index.ts';
import type { EmbeddedFile } from '../../../../src/core/model/embeddedFile.ts';
import { spanInDocument } from '../../../../src/core/model/source/contentPlace.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const DROP_IN = 'run/systemd/system/etcd2.service.d/20-cloudinit.conf';

async function written(text: string): Promise<readonly EmbeddedFile[]> {
  const bytes = new TextEncoder().encode(text);
  return (await decodeFile('memory://test/user-data', bytes, { separatesEmbedded: true })).embedded ?? [];
}

function textOf({ content }: EmbeddedFile): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

async function inspected(text: string) {
  const { report } = await inspectFiles(new Map([['user-data', new TextEncoder().encode(text)]]), NOW);
  const flags = report.nodes.flatMap(({ view }) =>
    view.components.flatMap(({ name, flags }) => flags.map(({ flag }) => `${name} ${flag.name}=${flag.value}`)),
  );
  const rules = report.findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
  return { flags, rules: rules.map(({ rule }) => rule) };
}

const CONFIGURATION = `#cloud-config
coreos:
  etcd2:
    name: "a\\u002d1"
    listen-client-urls: https://0.0.0.0:2379
    client-cert-auth: true
    cert-file: /etc/ssl/etcd/server.pem
    key-file: '/etc/ssl/etcd/server-key.pem'
    advertise-client-urls: https://$private_ipv4:2379
`;

describe('the etcd of a cloud-config of CoreOS', () => {
  it('is a drop-in whose variables stand where their keys do', async () => {
    const [file, ...more] = await written(CONFIGURATION);
    assert.ok(file);
    assert.deepEqual([file.path, more.length], [DROP_IN, 0]);
    assert.equal(
      textOf(file),
      '[Service]\nEnvironment="ETCD_NAME=a-1"\nEnvironment="ETCD_LISTEN_CLIENT_URLS=https://0.0.0.0:2379"\nEnvironment="ETCD_CLIENT_CERT_AUTH=true"\nEnvironment="ETCD_CERT_FILE=/etc/ssl/etcd/server.pem"\nEnvironment="ETCD_KEY_FILE=/etc/ssl/etcd/server-key.pem"\nEnvironment="ETCD_ADVERTISE_CLIENT_URLS=https://$private_ipv4:2379"\n',
    );
    for (const value of [
      'https://0.0.0.0:2379',
      'true',
      '/etc/ssl/etcd/server-key.pem',
      'https://$private_ipv4:2379',
    ]) {
      const start = textOf(file).indexOf(value);
      const { start: from, end: to } = spanInDocument(file.place, { start, end: start + value.length });
      assert.equal(CONFIGURATION.slice(from, to), value);
    }
    const whole = textOf(file).indexOf('Environment="ETCD_KEY_FILE');
    assert.equal(spanInDocument(file.place, { start: whole, end: whole + 1 }).start, CONFIGURATION.indexOf('key-file'));
  });

  it('is a component with these settings, and what is wrong in them is reported', async () => {
    const { flags, rules } = await inspected(CONFIGURATION);
    assert.ok(flags.includes('etcd cert-file=/etc/ssl/etcd/server.pem'), flags.join('\n'));
    assert.ok(flags.includes('etcd client-cert-auth=true'));
    assert.deepEqual(rules, []);
    const plain = await inspected(CONFIGURATION.replace('https://0.0.0.0', 'http://0.0.0.0'));
    assert.deepEqual(plain.rules, ['manifests/etcd-listen-http']);
  });

  it('has its older name, in several sections', async () => {
    const files = await written('coreos:\n  etcd:\n    addr: 10.0.0.1:4001\n  etcd2:\n    name: b\n');
    assert.deepEqual(
      files.map(({ path }) => path),
      ['run/systemd/system/etcd.service.d/20-cloudinit.conf', DROP_IN],
    );
  });

  it('leaves out values that no line of a unit can hold', async () => {
    const [file] = await written(
      'coreos:\n  etcd2:\n    a: "x\\ny"\n    b: [1]\n    "c d": 1\n    e: \'"\'\n    f_g: 1\n',
    );
    assert.equal(file && textOf(file), '[Service]\nEnvironment="ETCD_F_G=1"\n');
  });

  it('is no component where no variable is etcd’s, nor in a file of another tool', async () => {
    assert.deepEqual((await inspected('#cloud-config\ncoreos:\n  etcd2:\n    color: blue\n')).flags, []);
    assert.deepEqual(await written('coreos: yes\nkind: Other\n'), []);
    assert.deepEqual(await written('coreos:\n  update:\n    group: stable\n'), []);
    assert.deepEqual(await written('etcd2:\n  cert-file: /a.pem\n'), []);
  });
});

describe('the units of a cloud-config of CoreOS', () => {
  it('lie where coreos-cloudinit writes them, with their drop-ins', async () => {
    const text = `#cloud-config
coreos:
  units:
  - name: kubelet.service
    content: |
      [Service]
      ExecStart=/usr/bin/kubelet --kubeconfig=/k.conf
    drop-ins:
    - {name: 10-a.conf, content: "[Service]\\nRestart=always\\n"}
    - {name: ../b.conf, content: "x"}
  - {name: run.service, runtime: true, content: "[Service]\\nExecStart=/bin/true\\n"}
  - {name: etcd2.service, command: start}
  - {name: a/b.service, content: "[Service]"}
`;
    assert.deepEqual(
      (await written(text)).map(({ path, mode }) => `${path} ${mode?.bits.toString(8)}`),
      [
        'etc/systemd/system/kubelet.service 644',
        'etc/systemd/system/kubelet.service.d/10-a.conf 644',
        'run/systemd/system/run.service 644',
      ],
    );
    assert.ok((await inspected(text)).flags.includes('kubelet kubeconfig=/k.conf'));
  });

  it('also in a part of a message', async () => {
    const message = `Content-Type: multipart/mixed; boundary="B"\nMIME-Version: 1.0\n\n--B\nContent-Type: text/cloud-config\n\n${CONFIGURATION}--B--\n`;
    const [file] = await written(message);
    assert.equal(file?.path, DROP_IN);
  });
});

describe('drop-ins of etcd without its unit', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const dropIn = (name: string) =>
    new Map([
      [`etc/systemd/system/${name}.d/40.conf`, bytes('[Service]\nEnvironment="ETCD_CERT_FILE=/a.pem"\n')],
      ['etc/etcd/note.conf', bytes('# empty\n')],
    ]);
  const components = async (files: ReadonlyMap<string, Uint8Array>) => {
    const { report } = await inspectFiles(files, NOW);
    return report.nodes.flatMap(({ view }) => view.components.map(({ name }) => name));
  };

  it('set it up for etcd-member.service', async () => {
    assert.deepEqual(await components(dropIn('etcd-member.service')), ['etcd']);
  });

  it('do not for a service of another name, nor next to a unit that starts something else', async () => {
    assert.deepEqual(await components(dropIn('web.service')), []);
    const files = new Map([
      ...dropIn('etcd2.service'),
      [
        'etc/systemd/system/etcd2.service',
        new TextEncoder().encode('[Unit]\nDescription=etcd\n[Service]\nExecStart=/usr/bin/docker start etcd\n'),
      ],
    ] as const);
    assert.deepEqual(await components(files), []);
  });
});
