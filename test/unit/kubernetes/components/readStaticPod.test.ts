import assert from 'node:assert/strict';
import { readDocuments } from '../../../../src/core/kubernetes/decode/readKubernetes.ts';
import type { ComponentDocument } from '../../../../src/core/model/documents/component.ts';
import type { Span } from '../../../../src/core/model/source/span.ts';

async function components(text: string): Promise<readonly ComponentDocument[]> {
  const { documents } = await readDocuments(text, 'file:///m.yaml');
  return documents.filter((document) => document.kind === 'component');
}

async function only(text: string): Promise<ComponentDocument> {
  const [first, ...others] = await components(text);
  assert.ok(first && others.length === 0);
  return first;
}

const pod = (container: string, rest = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec:\n  containers:\n  - ${container.replaceAll('\n', '\n    ')}\n${rest}`;

const slice = (text: string, span: Span) => text.slice(span.start, span.end);

/** Each flag as its name, value and the source under its two spans. */
function rows(text: string, { flags }: ComponentDocument) {
  return flags.map((flag) => [flag.name, flag.value, slice(text, flag.span), slice(text, flag.valueSpan)]);
}

describe('kubernetes/staticPod', () => {
  it('reads flags in order with the place of each value', async () => {
    const text = pod(
      'command:\n- kube-apiserver\n- --client-ca-file=/etc/ca.crt\n- "--etcd-servers=https://a,https://b"\n- --tls-cert-file=\n- --profiling',
    );
    const component = await only(text);
    assert.equal(component.component, 'kube-apiserver');
    assert.equal(component.source, 'staticPod');
    assert.equal(slice(text, component.commandSpan), 'kube-apiserver');
    assert.deepEqual(rows(text, component), [
      ['client-ca-file', '/etc/ca.crt', '--client-ca-file=/etc/ca.crt', '/etc/ca.crt'],
      ['etcd-servers', 'https://a,https://b', '--etcd-servers=https://a,https://b', 'https://a,https://b'],
      ['tls-cert-file', '', '--tls-cert-file=', ''],
      ['profiling', undefined, '--profiling', '--profiling'],
    ]);
  });

  it('takes a value from the next item, but never for a boolean flag', async () => {
    const text = pod(
      'command: [kube-apiserver, --etcd-cafile, /ca.crt, --anonymous-auth, "false", --tls_cert_file=/a.crt]',
    );
    assert.deepEqual(rows(text, await only(text)), [
      ['etcd-cafile', '/ca.crt', '--etcd-cafile, /ca.crt', '/ca.crt'],
      ['anonymous-auth', undefined, '--anonymous-auth', '--anonymous-auth'],
      ['tls-cert-file', '/a.crt', '--tls_cert_file=/a.crt', '/a.crt'],
    ]);
    assert.equal((await only(text)).flags[2]?.spelling, '--tls_cert_file');
  });

  it('reads etcd’s single dash, and one elsewhere as it was meant, but rejected', async () => {
    const etcd = pod('command: [etcd, -cert-file=/s.crt, -key-file, /s.key]');
    assert.deepEqual(rows(etcd, await only(etcd)), [
      ['cert-file', '/s.crt', '-cert-file=/s.crt', '/s.crt'],
      ['key-file', '/s.key', '-key-file, /s.key', '/s.key'],
    ]);
    const scheduler = await only(pod('command: [kube-scheduler, -kubeconfig=/x, -v=2]'));
    assert.deepEqual(
      scheduler.flags.map(({ name }) => name),
      ['kubeconfig', 'v'],
    );
    assert.deepEqual(
      scheduler.refused?.map(({ kind }) => kind),
      ['singleDash'],
    );
  });

  it('keeps quotes inside a value and decodes those of YAML', async () => {
    const text = pod(`command:\n- etcd\n- --name="m1"\n- '--data-dir=/it''s'\n- "--cert-file=\\u002fa"`);
    const component = await only(text);
    assert.deepEqual(rows(text, component), [
      ['name', '"m1"', '--name="m1"', '"m1"'],
      ['data-dir', "/it's", "--data-dir=/it''s", "/it''s"],
      ['cert-file', '/a', '--cert-file=\\u002fa', '\\u002fa'],
    ]);
  });

  it('finds the component behind a wrapper, in args and by its image', async () => {
    const kops = pod(
      'command: [/go-runner, --log-file=/var/log/etcd, /usr/local/bin/kube-apiserver]\nargs: [--v=2, --etcd-cafile=/c]',
    );
    assert.equal((await only(kops)).component, 'kube-apiserver');
    assert.deepEqual(
      (await only(kops)).flags.map(({ name }) => name),
      ['v', 'etcd-cafile'],
    );
    const byImage = pod('image: quay.io/coreos/etcd:v3.5.9\nargs: [--cert-file=/a]');
    assert.equal((await only(byImage)).component, 'etcd');
    assert.equal((await only(byImage)).flags[0]?.value, '/a');
  });

  it('looks into the script of a shell', async () => {
    const text = pod(
      `command:\n- /bin/sh\n- -ec\n- 'mkdir -p /x; exec /usr/bin/kube-apiserver --etcd-cafile="/c a.crt" --tls-cert-file=/a.crt 1>>/log 2>&1; echo --late=1'`,
    );
    assert.deepEqual(rows(text, await only(text)), [
      ['etcd-cafile', '/c a.crt', '--etcd-cafile="/c a.crt', '/c a.crt'],
      ['tls-cert-file', '/a.crt', '--tls-cert-file=/a.crt', '/a.crt'],
    ]);
  });

  it('takes the server that a script starts behind a client of etcd for the component', async () => {
    const script = (last: string) =>
      pod(`command: [/bin/sh, -c]\nargs:\n- |\n  etcdctl member list --endpoints=https://a || true\n  ${last}`);
    const server = await only(script('exec nice -n -19 ionice -c2 -n0 etcd \\\n    --cert-file=/s.crt'));
    assert.equal(server.component, 'etcd');
    assert.deepEqual(
      server.flags.map(({ name, value }) => [name, value]),
      [['cert-file', '/s.crt']],
    );
    assert.equal((await only(script('cp -r /backup /var/lib/etcd'))).component, 'etcdctl');
  });

  it('takes the holes of templates for words of which nothing is known', async () => {
    for (const hole of ['[[ .Flag ]]', '[[- .Values.flag -]]', '{flag}', '{{ flag }}', '{{flag}} # any', '%FLAG%']) {
      const [component] = await components(
        pod(`image: a\ncommand:\n- kube-apiserver\n- ${hole}\n- --client-ca-file=/ca.crt`),
      );
      assert.equal(component?.unreadSources?.length, 1, hole);
      assert.equal(component.flags[0]?.name, 'client-ca-file', hole);
    }
  });

  it('locates flags in a script that is a literal block', async () => {
    const text = pod(
      'command:\n- sh\n- -c\n- |\n  # --not=this\n  exec etcd \\\n    --cert-file=/a.crt \\\n    --key-file /a.key',
    );
    assert.deepEqual(rows(text, await only(text)), [
      ['cert-file', '/a.crt', '--cert-file=/a.crt', '/a.crt'],
      ['key-file', '/a.key', '--key-file /a.key', '/a.key'],
    ]);
  });

  it('reads flags behind -- as they were meant, but rejected', async () => {
    const component = await only(pod('command: [etcd, --name=a, --, --listen-client-urls=b]'));
    assert.equal(component.flags.length, 2);
    assert.deepEqual(
      component.refused?.map((word) => word.kind === 'operands' && word.texts),
      [['--listen-client-urls=b']],
    );
  });

  it('reads etcd’s variables as flags before those of the command', async () => {
    const text = pod(
      'command: [etcd, --name=a]\nenv:\n- {name: ETCD_CERT_FILE, value: "/e.crt"}\n- {name: ETCDCTL_CACERT, value: x}\n- {name: ETCD_NAME, valueFrom: {}}',
    );
    const component = await only(text);
    assert.deepEqual(
      component.flags.map(({ name, spelling, value }) => [name, spelling, value]),
      [
        ['cert-file', 'ETCD_CERT_FILE', '/e.crt'],
        ['name', '--name', 'a'],
      ],
    );
    assert.equal(slice(text, component.flags[0]?.valueSpan ?? { start: 0, end: 0 }), '/e.crt');
  });

  it('joins mounts with volumes', async () => {
    const text = pod(
      'command: [etcd]\nvolumeMounts:\n- {name: certs, mountPath: /pki, readOnly: true, subPath: etcd}\n- {name: conf, mountPath: /conf}\n- {name: lost, mountPath: /lost}\n- {name: tmp, mountPath: /tmp}',
      '  volumes:\n  - name: certs\n    hostPath: {path: /etc/kubernetes/pki, type: Directory}\n  - {name: conf, configMap: {name: c}}\n  - name: tmp\n',
    );
    const mounts = (await only(text)).mounts?.map(({ span, hostPathTypeSpan, ...mount }) => ({
      ...mount,
      at: slice(text, span),
      typeAt: hostPathTypeSpan && slice(text, hostPathTypeSpan),
    }));
    assert.deepEqual(mounts?.[0], {
      name: 'certs',
      mountPath: '/pki',
      hostPath: '/etc/kubernetes/pki',
      hostPathType: 'Directory',
      subPath: 'etcd',
      volumeKind: 'hostPath',
      readOnly: true,
      at: '{name: certs, mountPath: /pki, readOnly: true, subPath: etcd}',
      typeAt: 'Directory',
    });
    assert.deepEqual(
      mounts?.slice(1).map(({ volumeKind, hostPath }) => [volumeKind, hostPath]),
      [
        ['configMap', undefined],
        [undefined, undefined],
        ['emptyDir', undefined],
      ],
    );
  });

  it('takes the version from the image', async () => {
    const version = async (image: string) => (await only(pod(`command: [etcd]\nimage: ${image}`))).version;
    assert.deepEqual(await version('registry.k8s.io/etcd:3.5.16-0'), { major: 3, minor: 5, patch: 16 });
    assert.deepEqual(await version('host:5000/etcd:v3.4.0@sha256:abcd'), { major: 3, minor: 4, patch: 0 });
    assert.equal(await version('host:5000/etcd:v1.34.0'), undefined);
    assert.equal(await version('host:5000/etcd'), undefined);
    assert.equal(await version('etcd:latest'), undefined);
  });

  it('reads pods of a list and of JSON, and several components of a pod', async () => {
    const list = `kind: List\napiVersion: v1\nitems:\n- kind: Pod\n  spec: {containers: [{command: [etcd]}, {command: [kube-scheduler]}]}\n- kind: Service\n`;
    assert.deepEqual(
      (await components(list)).map(({ component }) => component),
      ['etcd', 'kube-scheduler'],
    );
    const json = '{"kind":"Pod","spec":{"containers":[{"command":["kube-scheduler","--kubeconfig=\\/s.conf"]}]}}';
    assert.deepEqual(rows(json, await only(json)), [['kubeconfig', '/s.conf', '--kubeconfig=\\/s.conf', '\\/s.conf']]);
  });

  it('gives nothing for other pods and wrong shapes', async () => {
    for (const container of [
      'command: [nginx, --etcd=1]',
      'command: [sh, -c, "echo kube-apiserverless"]',
      'command: kube-apiserver',
      'command: [{etcd: 1}]',
      'image: etcd-backup:1',
    ]) {
      assert.deepEqual(await components(pod(container)), [], container);
    }
    assert.deepEqual(await components('kind: Pod\nspec: [1]\n'), []);
    assert.deepEqual(await components('kind: Deployment\nspec: {containers: [{command: [etcd]}]}\n'), []);
  });
});

describe('kubernetes/readKubernetes', () => {
  it('delivers the good documents next to a located error', async () => {
    const text = `${pod('command: [etcd]')}---\nkind: Pod\n\tspec: 1\n---\n${pod('command: [kube-scheduler]')}`;
    const { documents, problems } = await readDocuments(text, 'file:///x');
    assert.equal(documents.length, 2);
    assert.equal(problems[0]?.code, 'yaml-syntax');
    assert.equal(text[problems[0]?.span.start ?? 0], '\t');
  });

  it('is silent about the syntax of a template', async () => {
    const text = 'kind: Pod\nspec:\n{{- if .x }}\n  containers: [\n{{ end }}\n';
    const { problems, isUnrendered } = await readDocuments(text, 'file:///x');
    assert.deepEqual([problems, isUnrendered], [[], true]);
  });

  it('does not parse other YAML', async () => {
    assert.deepEqual((await readDocuments('a: [1\n', 'file:///x')).problems, []);
  });

  it('never throws on damaged manifests', async () => {
    const whole = pod(
      'command: [sh, -c, "etcd --a=\'b"]\nvolumeMounts:\n- {name: a, mountPath: /x}\nenv: [&e {name: ETCD_A, value: b}, *e]',
    );
    for (let at = 0; at < whole.length; at++) {
      await readDocuments(whole.slice(0, at), 'file:///x');
      await readDocuments(`${whole.slice(0, at)}\u0000"'${whole.slice(at + 3)}`, 'file:///x');
      await readDocuments(whole.slice(0, at).concat(whole.slice(at + 1)), 'file:///x');
    }
  });
});
