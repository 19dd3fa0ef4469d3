import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { decodeFile } from '../../../../src/core/index.ts';
import { offsetInContent, spanInDocument } from '../../../../src/core/model/source/contentPlace.ts';
import { buildNode } from '../../../support/kubeadmNode.ts';
import { MACHINE_FORMS, machineTexts } from '../../../support/machineForms.ts';

const base64 = (content: string | Uint8Array) => Buffer.from(content).toString('base64');

/** The files that a document writes: the path of each file, and its text or why there is none. */
async function written(text: string, name = 'node.yaml'): Promise<Readonly<Record<string, string>>> {
  const { embedded = [] } = await decodeFile(`memory://test/${name}`, new TextEncoder().encode(text), {
    separatesEmbedded: true,
  });
  return Object.fromEntries(
    embedded.map(({ machine, path, content }) => [
      machine === '' ? path : `${machine}:${path}`,
      typeof content === 'string' ? content : new TextDecoder().decode(content),
    ]),
  );
}

async function modes(text: string, name = 'node.yaml') {
  const { embedded = [] } = await decodeFile(`memory://test/${name}`, new TextEncoder().encode(text), {
    separatesEmbedded: true,
  });
  return embedded.map(({ mode }) => mode && `${mode.bits.toString(8)} ${mode.uid}:${mode.gid}`);
}

const cloudInit = (...items: readonly string[]) => `#cloud-config\nwrite_files:\n${items.join('')}`;

describe('the files of cloud-init', () => {
  const item = (encoding: string, content: string) =>
    cloudInit(`- path: /etc/x.conf\n  encoding: ${encoding}\n  content: ${content}\n`);

  it('decode as their encoding says', async () => {
    const gzip = base64(gzipSync('a: b\n'));
    for (const encoding of ['b64', 'base64', 'B64']) {
      assert.deepEqual(await written(item(encoding, base64('a: b\n'))), { 'etc/x.conf': 'a: b\n' });
    }
    for (const encoding of ['gz', 'gzip', 'gz+b64', 'gz+base64', 'gzip+b64', 'gzip+base64']) {
      assert.deepEqual(await written(item(encoding, gzip)), { 'etc/x.conf': 'a: b\n' });
    }
    for (const encoding of ['text/plain', 'none', '""']) {
      assert.deepEqual(await written(item(encoding, base64('a'))), { 'etc/x.conf': base64('a') });
    }
  });

  it('decode base64 with blanks and line breaks in it', async () => {
    const digits = base64('one two three four');
    const text = cloudInit(
      `- path: /x.conf\n  encoding: b64\n  content: |\n    ${digits.slice(0, 8)}\n    ${digits.slice(8)}\n`,
    );
    assert.deepEqual(await written(text), { 'x.conf': 'one two three four' });
  });

  it('are empty where an empty file was compressed', async () => {
    assert.deepEqual(await written(item('gz+b64', base64(gzipSync('')))), { 'etc/x.conf': '' });
  });

  it('are named as damaged, too large, or one too many to expand', async () => {
    assert.deepEqual(await written(item('b64', 'a!b')), { 'etc/x.conf': 'damaged' });
    assert.deepEqual(await written(item('gz+b64', base64('no gzip'))), { 'etc/x.conf': 'damaged' });
    const cut = gzipSync('x'.repeat(100_000)).subarray(0, 60);
    assert.deepEqual(await written(item('gz+b64', base64(cut))), { 'etc/x.conf': 'damaged' });
    const bomb = base64(gzipSync(new Uint8Array(8 * 1024 * 1024)));
    assert.deepEqual(await written(item('gz+b64', bomb)), { 'etc/x.conf': 'too-large' });
    const many = Array.from({ length: 40 }, (_, at) => `- path: /${at}.conf\n  encoding: gz+b64\n  content: ${bomb}\n`);
    const outcomes = Object.values(await written(cloudInit(...many)));
    assert.ok(outcomes.includes('expands-too-far'));
    assert.equal(outcomes.length, 40);
  });

  it('are refused where aliases repeat them beyond all measure', async () => {
    const items = Array.from({ length: 2000 }, (_, at) => `- path: /${at}.conf\n  content: *a\n`);
    const text = `#cloud-config\nx: &a ${'a'.repeat(500_000)}\nwrite_files:\n${items.join('')}`;
    const outcomes = Object.values(await written(text));
    assert.equal(outcomes.length, 2000);
    assert.ok(outcomes.filter((one) => one !== 'expands-too-far').length < 70);
    const object =
      'apiVersion: bootstrap.cluster.x-k8s.io/v1beta1\n  kind: KubeadmConfig\n  spec: {clusterConfiguration: *a}\n';
    const list = `kind: List\nx:\n  y: &a\n    z: ${'a'.repeat(500_000)}\nitems:\n${`- ${object}`.repeat(2000)}`;
    assert.ok(Object.values(await written(list)).length < 70);
  });

  it('are unknown where they are templates, withheld, added to, or fetched', async () => {
    for (const content of [
      '{{ ca | b64encode }}',
      `$${'{base64encode(ca)}'}`,
      'REDACTED',
      'ENC[AES256_GCM,data:abc]',
    ]) {
      assert.deepEqual(await written(item('b64', `'${content}'`)), {}, content);
    }
    assert.deepEqual(await written(cloudInit('- path: /x.conf\n  append: true\n  content: a\n')), {});
    const own = '- path: /x.conf\n  content: a\n';
    for (const more of [
      "encoding: b64\n  content: '{{ ca }}'\n",
      'append: true\n  source: {uri: "https://x.example/"}\n',
    ])
      assert.deepEqual(await written(cloudInit(own, `- path: /x.conf\n  ${more}`)), {}, more);
    assert.deepEqual(await written(cloudInit('- path: /x.conf\n  source:\n    uri: https://example.com/x\n')), {});
    for (const path of ['x.conf', '/../x.conf', '/{{ dir }}/x.conf', '/'])
      assert.deepEqual(await written(cloudInit(`- path: '${path}'\n  content: a\n`)), {}, path);
  });

  it('are put together from what is added to them', async () => {
    const items = [
      '- path: /x.conf\n  content: old\n',
      '- path: /x.conf\n  content: |\n    first\n',
      `- path: /y.conf\n  append: true\n  content: y\n`,
      `- path: /x.conf\n  append: true\n  permissions: '0600'\n  encoding: b64\n  content: ${base64('ä second\n')}\n`,
      `- path: /x.conf\n  append: true\n  permissions: '0640'\n  encoding: gz+b64\n  content: ${base64(gzipSync('third\n'))}\n`,
    ];
    assert.deepEqual(await written(cloudInit(...items)), { 'x.conf': 'first\nä second\nthird\n' });
    assert.deepEqual(await modes(cloudInit(...items)), ['640 0:0']);
  });

  it('are too large where what is put together is', async () => {
    const half = base64(gzipSync('x'.repeat(3 * 1024 * 1024)));
    const item = `- path: /x.conf\n  append: true\n  encoding: gz+b64\n  content: ${half}\n`;
    const own = item.replace('  append: true\n', '');
    assert.deepEqual(await written(cloudInit(own, item)), { 'x.conf': 'too-large' });
    const many = Array.from({ length: 4000 }, () => '- path: /x.conf\n  append: true\n  content: a\n');
    assert.deepEqual(await written(cloudInit('- path: /x.conf\n  content: a\n', ...many)), {});
  });

  it('are the last of several at one path', async () => {
    const text = cloudInit('- path: /x.conf\n  content: a\n', '- path: //./x.conf\n  content: b\n');
    assert.deepEqual(await written(text), { 'x.conf': 'b' });
  });

  it('have their modes and owners', async () => {
    const mode = (settings: string) => modes(cloudInit(`- path: /x.conf\n  content: a\n${settings}`));
    assert.deepEqual(await mode(''), ['644 0:0']);
    assert.deepEqual(await mode("  permissions: '0600'\n"), ['600 0:0']);
    assert.deepEqual(await mode('  permissions: 0640\n'), ['640 0:0']);
    // A decimal number, as cloud-init takes it.
    assert.deepEqual(await mode('  permissions: 644\n'), ['1204 0:0']);
    assert.deepEqual(await mode('  owner: root:root\n  permissions: "0o400"\n'), ['400 0:0']);
    assert.deepEqual(await mode('  owner: 0:0\n'), ['644 0:0']);
    assert.deepEqual(await mode('  owner: etcd:etcd\n'), [undefined]);
    assert.deepEqual(await mode("  permissions: 'rw'\n"), [undefined]);
  });

  it('are looked for in files that may be such a document', async () => {
    const text = cloudInit('- path: /x.conf\n  content: a\n');
    for (const name of ['user-data', 'userdata.txt', 'cloud-init.cfg', 'cloud-config', 'node.json'])
      assert.deepEqual(await written(text, name), { 'x.conf': 'a' }, name);
    assert.deepEqual(await written(text, 'notes.txt'), {});
  });
});

describe('the files of Ignition', () => {
  const config = (file: object, version = '3.4.0') =>
    JSON.stringify({ ignition: { version }, storage: { files: [{ path: '/etc/x.conf', ...file }] } });

  it('decode as their URL and compression say', async () => {
    const of = (contents: object, version?: string) => written(config({ contents }, version), 'node.ign');
    assert.deepEqual(await of({ source: 'data:,a%20%C3%A9%0A' }), { 'etc/x.conf': 'a é\n' });
    assert.deepEqual(await of({ source: 'data:text/plain;charset=utf-8,a' }), { 'etc/x.conf': 'a' });
    assert.deepEqual(await of({ source: `data:;base64,${base64('a')}` }, '2.2.0'), { 'etc/x.conf': 'a' });
    const gzip = `data:application/octet-stream;base64,${base64(gzipSync('a'))}`;
    assert.deepEqual(await of({ source: gzip, compression: 'gzip' }), { 'etc/x.conf': 'a' });
    assert.deepEqual(await of({ source: 'data:,a%2' }), { 'etc/x.conf': 'damaged' });
    // Go's escapes may look like a template's placeholder.
    assert.deepEqual(await of({ source: 'data:,%E2%80%A6' }), { 'etc/x.conf': '…' });
  });

  it('are unknown where they are fetched or added to', async () => {
    assert.deepEqual(await written(config({ contents: { source: 'https://example.com/x' } }), 'node.ign'), {});
    assert.deepEqual(await written(config({ contents: { source: 's3://bucket/x' } }), 'node.ign'), {});
    assert.deepEqual(await written(config({ contents: { source: 'data:,a', compression: 'xz' } }), 'node.ign'), {});
    const added = [{ source: 'https://example.com/b' }];
    assert.deepEqual(await written(config({ contents: { source: 'data:,a' }, append: added }), 'node.ign'), {});
    assert.deepEqual(await written(config({ append: [{ source: 'data:,b' }] }), 'node.ign'), {});
    assert.deepEqual(await written(config({ contents: { source: 'data:,a' }, append: true }, '2.2.0'), 'node.ign'), {});
  });

  it('are put together from what is added to them', async () => {
    const append = [{ source: 'data:,b' }, { source: `data:;base64,${base64('c')}` }];
    assert.deepEqual(await written(config({ append, contents: { source: 'data:,a' } }), 'node.ign'), {
      'etc/x.conf': 'abc',
    });
    const file = (content: string, more: object) => ({
      path: '/etc/x.conf',
      contents: { source: `data:,${content}` },
      ...more,
    });
    const files = [file('a', {}), file('b', { append: true })];
    const before = JSON.stringify({ ignition: { version: '2.2.0' }, storage: { files } });
    assert.deepEqual(await written(before, 'node.ign'), { 'etc/x.conf': 'ab' });
  });

  it('have decimal modes, and owners by number or name', async () => {
    const contents = { source: 'data:,a' };
    assert.deepEqual(await modes(config({ contents, mode: 384 }), 'node.ign'), ['600 0:0']);
    assert.deepEqual(await modes(config({ contents }), 'node.ign'), ['644 0:0']);
    assert.deepEqual(await modes(config({ contents, user: { id: 0 }, group: { name: 'root' } }), 'node.ign'), [
      '644 0:0',
    ]);
    assert.deepEqual(await modes(config({ contents, user: { name: 'core' } }), 'node.ign'), [undefined]);
  });

  it('are also units of systemd and their drop-ins', async () => {
    const dropins = [{ name: '10-args.conf', contents: '[Service]\n' }];
    const units = [
      { name: 'kubelet.service', enabled: true, contents: '[Unit]\n', dropins },
      { name: 'x.service', mask: true },
    ];
    assert.deepEqual(
      await written(JSON.stringify({ ignition: { version: '3.4.0' }, systemd: { units } }), 'node.ign'),
      {
        'etc/systemd/system/kubelet.service': '[Unit]\n',
        'etc/systemd/system/kubelet.service.d/10-args.conf': '[Service]\n',
      },
    );
  });

  it('are those of each MachineConfig in a file', async () => {
    const machine = (name: string, content: string) =>
      `kind: MachineConfig\napiVersion: machineconfiguration.openshift.io/v1\nmetadata:\n  name: ${name}\nspec:\n  config: ${config({ contents: { source: `data:,${content}` } })}\n`;
    assert.deepEqual(await written(machine('a', 'one')), { 'etc/x.conf': 'one' });
    assert.deepEqual(await written(`${machine('a', 'one')}---\n${machine('a', 'two')}`), {
      'a:etc/x.conf': 'one',
      'a2:etc/x.conf': 'two',
    });
  });
});

describe('the files of Butane', () => {
  const butane = (contents: string, more = '') =>
    `variant: flatcar\nversion: 1.1.0\nstorage:\n  files:\n    - path: /etc/x.conf\n${more}      contents:\n        ${contents}\n`;

  it('are those with their content in the document', async () => {
    assert.deepEqual(await written(butane('inline: a'), 'node.bu'), { 'etc/x.conf': 'a' });
    assert.deepEqual(await written(butane('source: data:,a'), 'node.bu'), { 'etc/x.conf': 'a' });
    assert.deepEqual(await written(butane('local: x.conf'), 'node.bu'), {});
    assert.deepEqual(await modes(butane('inline: a', '      mode: 0640\n'), 'node.bu'), ['640 0:0']);
    assert.deepEqual(await modes(butane('inline: a', '      mode: 0o640\n'), 'node.bu'), ['640 0:0']);
  });
});

describe('the machines of Cluster API', () => {
  const template = `apiVersion: bootstrap.cluster.x-k8s.io/v1beta1
kind: KubeadmConfigTemplate
metadata:
  name: workers
spec:
  template:
    spec:
      files:
        - path: /etc/a.conf
          encoding: base64
          content: ${base64('a')}
        - path: /etc/b.conf
          contentFrom:
            secret: {name: b, key: b}
      joinConfiguration:
        nodeRegistration:
          # Names
          name: '{{ ds.meta_data.local_hostname }}'
          kubeletExtraArgs:
            cloud-provider: external
`;
  const controlPlane = `apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata:
  name: cp
spec:
  kubeadmConfigSpec:
    initConfiguration:
      nodeRegistration: {name: cp}
    clusterConfiguration:
      apiServer:
        certSANs: [api.example.com]
`;

  it('have their files and the configuration that kubeadm reads', async () => {
    assert.deepEqual(await written(`${controlPlane}---\n${template}`, 'cluster.yaml'), {
      'cp:run/kubeadm/kubeadm.yaml': `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
nodeRegistration: {name: cp}
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
apiServer:
  certSANs: [api.example.com]
`,
      'workers:etc/a.conf': 'a',
      'workers:run/kubeadm/kubeadm-join-config.yaml': `apiVersion: kubeadm.k8s.io/v1beta3
kind: JoinConfiguration
nodeRegistration:
  # Names
  name: '{{ ds.meta_data.local_hostname }}'
  kubeletExtraArgs:
    cloud-provider: external
`,
    });
  });

  it('have the configuration at its very characters', async () => {
    const { embedded = [] } = await decodeFile('memory://test/cluster.yaml', new TextEncoder().encode(controlPlane), {
      separatesEmbedded: true,
    });
    const [{ place, content } = {}] = embedded;
    assert.ok(place && content instanceof Uint8Array);
    const text = new TextDecoder().decode(content);
    const start = text.indexOf('api.example.com');
    const shown = spanInDocument(place, { start, end: start + 'api.example.com'.length });
    assert.equal(controlPlane.slice(shown.start, shown.end), 'api.example.com');
    assert.equal(offsetInContent(place, shown.start + 4), start + 4);
    assert.equal(offsetInContent(place, 3), undefined);
  });

  it('have no configuration where that leans on anchors elsewhere', async () => {
    const own = controlPlane.replace('{name: cp}', '&own {name: cp}\n      again: *own');
    assert.match((await written(own))['run/kubeadm/kubeadm.yaml'] ?? '', /again: \*own/);
    const other = controlPlane
      .replace('certSANs: [api.example.com]', 'certSANs: *sans')
      .replace('name: cp\n', 'name: cp\n  annotations: {a: &sans b}\n');
    assert.doesNotMatch((await written(other))['run/kubeadm/kubeadm.yaml'] ?? '', /ClusterConfiguration/);
  });

  it('are none of other groups', async () => {
    assert.deepEqual(await written(template.replace('bootstrap.cluster.x-k8s.io', 'example.com')), {});
  });
});

describe('the files of Talos', () => {
  it('are those that are created', async () => {
    const text = `version: v1alpha1
machine:
  type: worker
  files:
    - path: /var/a.conf
      permissions: 0o600
      op: create
      content: a
    - path: /var/b.conf
      permissions: 0o600
      op: append
      content: b
`;
    assert.deepEqual(await written(text), { 'var/a.conf': 'a' });
    assert.deepEqual(await written(text.replace('b.conf', 'a.conf')), { 'var/a.conf': 'a\nb' });
    assert.deepEqual(await modes(text), ['600 0:0']);
  });

  it('are the manifests that it applies as well, each by its name', async () => {
    const text = `version: v1alpha1
machine:
  type: controlplane
cluster:
  inlineManifests:
    - name: web/tls
      contents: |
        kind: Secret
    - name: ""
      contents: a
`;
    assert.deepEqual(await written(text), { 'inlineManifests/webtls.yaml': 'kind: Secret\n' });
  });
});

describe('a machine configuration that is decoded by itself', () => {
  it('keeps the certificates that stand in it', async () => {
    const node = await buildNode({ keyAlgorithm: 'ECDSA-P256' });
    const texts = machineTexts(node).filter(({ path }) => path.endsWith('/pki/ca.crt'));
    const text = MACHINE_FORMS[0]?.write(texts) ?? '';
    const { artifacts, embedded } = await decodeFile('memory://test/a.yaml', new TextEncoder().encode(text));
    assert.deepEqual([artifacts.length, embedded], [1, undefined]);
  });
});

describe('a place in base64', () => {
  it('is that of the digits, and leads back', async () => {
    const content = 'ä first\nsecond\n';
    const text = cloudInit(`- path: /x.conf\n  encoding: b64\n  content: ${base64(content)}\n`);
    const { embedded = [] } = await decodeFile('memory://test/a.yaml', new TextEncoder().encode(text), {
      separatesEmbedded: true,
    });
    const [{ place } = {}] = embedded;
    assert.ok(place);
    const start = content.indexOf('second');
    const shown = spanInDocument(place, { start, end: start + 6 });
    const digits = text.slice(shown.start, shown.end);
    assert.ok(digits.length >= 7 && digits.length <= 10);
    for (let offset = 0; offset < content.length; offset++) {
      const at = spanInDocument(place, { start: offset, end: offset + 1 });
      assert.equal(offsetInContent(place, at.start), offset);
    }
  });
});

describe('a place in a file that several entries write', () => {
  const first = 'one\ntwo\n';
  const second = 'ä three\n';
  const text = cloudInit(
    `- path: /x.conf\n  content: |\n    one\n    two\n`,
    `- path: /y.conf\n  content: y\n`,
    `- path: /x.conf\n  append: true\n  encoding: b64\n  content: ${base64(second)}\n`,
    `- path: /x.conf\n  append: true\n  encoding: gz+b64\n  content: ${base64(gzipSync('four\n'))}\n`,
  );

  it('is in the entry that wrote it, and leads back', async () => {
    const { embedded = [] } = await decodeFile('memory://test/a.yaml', new TextEncoder().encode(text), {
      separatesEmbedded: true,
    });
    const place = embedded.find(({ path }) => path === 'x.conf')?.place;
    assert.ok(place);
    assert.equal(place.length, first.length + second.length + 5);
    const two = spanInDocument(place, { start: 4, end: 7 });
    assert.equal(text.slice(two.start, two.end), 'two');
    assert.equal(offsetInContent(place, two.start + 1), 5);
    const at = first.length + second.indexOf('three');
    const three = spanInDocument(place, { start: at, end: at + 5 });
    assert.ok(base64(second).includes(text.slice(three.start, three.end)));
    assert.equal(offsetInContent(place, spanInDocument(place, { start: at, end: at + 1 }).start), at);
    const four = spanInDocument(place, { start: place.length - 5, end: place.length });
    assert.equal(text.slice(four.start, four.end), base64(gzipSync('four\n')));
    assert.equal(offsetInContent(place, four.start + 3), place.length - 5);
    // The text in between is not a part of it.
    assert.equal(offsetInContent(place, text.indexOf('/y.conf')), undefined);
    const both = spanInDocument(place, { start: 4, end: at });
    assert.equal(both.start, two.start);
    assert.ok(both.end <= three.start + 2 && both.end > text.indexOf(base64(second).slice(0, 3)));
  });
});
