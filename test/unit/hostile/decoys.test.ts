import assert from 'node:assert/strict';
import { load } from 'js-yaml';
import { inspectArchives } from '../../support/archives/inspectArchive.ts';
import { tarOfNode } from '../../support/archives/tarOf.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { manifestPath, type NodePki } from '../../support/nodePki.ts';
import { base64 } from '../../support/pem.ts';

const MANIFEST = manifestPath('kube-apiserver');
const FRONT_PROXY_CA = 'etc/kubernetes/pki/front-proxy-ca.crt';
const ADMIN = 'etc/kubernetes/admin.conf';

type Change = (node: NodePki) => void;

/** A fault, and what hid it: each of them leaves the file what its reader makes of it. */
interface Decoy {
  readonly fault: Change;
  readonly decoys: Readonly<Record<string, Change>>;
}

/** etcd is verified with a CA that did not sign it; the path of the CA may be any. */
const wrongCa =
  (path = `/${FRONT_PROXY_CA}`): Change =>
  (node) => {
    node.put(path.slice(1), node.text(FRONT_PROXY_CA));
    node.replaceFlag('kube-apiserver', 'etcd-cafile', path);
  };

const manifest =
  (edit: (text: string) => string): Change =>
  (node) => {
    wrongCa()(node);
    node.setText(MANIFEST, edit);
  };

/** The manifest under another name. */
const renamed =
  (name: string): Change =>
  (node) => {
    wrongCa()(node);
    node.put(`etc/kubernetes/manifests/${name}`, node.text(MANIFEST));
    node.remove(MANIFEST);
  };

/** The kubelet runs the static pods of another folder. */
const podsIn =
  (folder: string): Change =>
  (node) => {
    wrongCa()(node);
    for (const path of [...node.files.keys()].filter((one) => one.startsWith('etc/kubernetes/manifests/'))) {
      node.put(`${folder}/${path.slice(path.lastIndexOf('/') + 1)}`, node.text(path));
      node.remove(path);
    }
    node.setText('var/lib/kubelet/config.yaml', (text) => text.replace(/(staticPodPath: ).*/, `$1/${folder}`));
  };

function expiredAt(path: string): Change {
  return (node) => {
    const own = 'etc/kubernetes/pki/apiserver.crt';
    node.replaceCertificate(own, { notAfter: new Date(node.settings.now.getTime() - 1000) });
    if (path === own) return;
    node.put(path, node.text(own));
    node.remove(own);
    node.replaceFlag('kube-apiserver', 'tls-cert-file', `/${path}`);
  };
}

const broken = (more: string): Change => manifest((text) => `${text}  x: [\n${more}`);

/** Base64 in front of the PEM, which Go passes over. */
const withRun =
  (run: string): Change =>
  (node) => {
    const pem = Buffer.from(node.text(FRONT_PROXY_CA));
    const data = Buffer.concat([Buffer.from(run, 'base64'), Buffer.from('\n'), pem]).toString('base64');
    node.setField(ADMIN, 'certificate-authority-data', data);
  };

const kubeconfig =
  (edit: (text: string) => string): Change =>
  (node) => {
    withRun('')(node);
    node.setText(ADMIN, edit);
  };

const START = '==== START logs for container a of pod b/c ====\n';
const END = START.replace('START', 'END');

/** The output of `kubectl cluster-info dump`: lists of objects with the logs of containers between them. */
const dump =
  (logs: string): Change =>
  (node) => {
    const [, manifest = ''] = secretOf(node, '---\n').split('---\n');
    const [certificate, key] = [...manifest.matchAll(/tls\.\w+: (\S+)/g)].map(([, value]) => value);
    const web = {
      metadata: { name: 'web', namespace: 'a' },
      type: 'kubernetes.io/tls',
      data: { 'tls.crt': certificate, 'tls.key': key },
    };
    const list = (kind: string, items: readonly object[]) =>
      `${JSON.stringify({ kind, apiVersion: 'v1', items }, undefined, 4)}\n`;
    node.put('cluster-info.txt', `${list('NodeList', [])}${START}started\n${logs}${END}${list('SecretList', [web])}`);
  };

const secret = (log: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: notes\ndata:\n  log: |\n    ${log}\n---\n`;

/** etcd verifies clients by a wrong CA, which its configuration sets in a file of the name. */
const etcdFile =
  (name = 'etcd.yaml', edit = (text: string) => text): Change =>
  (node) => {
    const pki = '/etc/kubernetes/pki/etcd';
    node.put(`${pki.slice(1)}/front.crt`, node.text(FRONT_PROXY_CA));
    const urls = 'listen-client-urls: https://10.0.0.10:2379\nadvertise-client-urls: https://10.0.0.10:2379\n';
    const files = `{cert-file: ${pki}/server.crt, key-file: ${pki}/server.key, client-cert-auth: true, trusted-ca-file: ${pki}/front.crt}`;
    node.put(`${pki.slice(1)}/${name}`, edit(`${urls}client-transport-security: ${files}\n`));
    node.setText(manifestPath('etcd'), (text) =>
      text.replace(/(- etcd\n)(?: {4}- --.*\n)+/, `$1    - --config-file=${pki}/${name}\n`),
    );
  };

/** kube-scheduler does not trust the API server, by a kubeconfig of the name. */
const schedulerAt =
  (name: string): Change =>
  (node) => {
    const [own, path] = ['etc/kubernetes/scheduler.conf', `etc/kubernetes/${name}`];
    node.setField(own, 'certificate-authority-data', base64(node.text(FRONT_PROXY_CA)));
    const text = node.text(own);
    node.remove(own);
    node.put(path, text);
    node.setText(manifestPath('kube-scheduler'), (manifest) => manifest.replaceAll(`/${own}`, `/${path}`));
  };

const DECOYS: Readonly<Record<string, Decoy>> = {
  'a wrong CA in a manifest': {
    fault: wrongCa(),
    decoys: {
      'a key that begins as logs of a dump do': manifest((text) =>
        text.replace('spec:', '==== START logs for container a: x\nspec:'),
      ),
      'a comment with braces': manifest((text) => `# {{ x }}\n${text}`),
      'a value that goes on in column 0': manifest((text) =>
        text.replace('metadata:\n', 'metadata:\n  annotations: {a: "x\n\ny", b: [\nc\n]}\n'),
      ),
      'a root that is indented': manifest((text) => text.replace(/^(?=.)/gm, '  ')),
      'collections in collections': manifest((text) => `x: ${'['.repeat(200)}${']'.repeat(200)}\n${text}`),
      'a key with an escape': manifest((text) => text.replace('kind: Pod', '"k\\u0069nd": Pod')),
      'a key in another case': manifest((text) => text.replace('kind: Pod', 'Kind: Pod')),
      'a name without a suffix that is known': renamed('apiserver.txt'),
      'the name of a backup': renamed('kube-apiserver.yaml.bak'),
      ...Object.fromEntries(
        ['opt/node_modules/pods', 'opt/.git/pods', 'opt/backup'].map((folder) => [
          `a folder of static pods with the name ${folder}`,
          podsIn(folder),
        ]),
      ),
      'a sidecar': manifest((text) =>
        text
          .replace(
            '  containers:',
            '  containers: [{name: pause, image: "registry.k8s.io/pause:3.10"}]\n  initContainers:',
          )
          .replace(/^ {4}image:/m, '    restartPolicy: Always\n    image:'),
      ),
      'the name of a sample': renamed('kube-apiserver.yaml.sample'),
      'the name of a template': renamed('kube-apiserver.yaml.tmpl'),
      'the name and an expression of a template': (node) => {
        renamed('kube-apiserver.yaml.j2')(node);
        node.setText('etc/kubernetes/manifests/kube-apiserver.yaml.j2', (text) =>
          text.replace('  annotations:', '  annotations:\n    a: "{{ x }}"'),
        );
      },
      'a mount whose path is not clean': manifest((text) =>
        text.replace(/(mountPath: \/etc\/)(kubernetes\/pki)$/m, '$1x/../$2/'),
      ),
      'a variable in the path of a mount': manifest((text) =>
        text
          .replace(/(mountPath: \/etc\/kubernetes\/pki)$/m, '$1\n      subPathExpr: $$(P)')
          .replace(/(path: \/etc\/kubernetes)\/pki$/m, '$1')
          .replace(/^ {4}image:/m, '    env:\n    - {name: P, value: pki}\n    image:'),
      ),
      'a field of the pod in the path of a mount': manifest((text) =>
        text
          .replace(/(mountPath: \/etc\/kubernetes\/pki)$/m, '$1\n      subPathExpr: $$(P)')
          .replace(/(path: \/etc\/kubernetes)\/pki$/m, '$1')
          .replace('  annotations:\n', '  annotations:\n    a/b: pki\n')
          .replace(
            /^ {4}image:/m,
            '    env:\n    - {name: P, valueFrom: {fieldRef: {fieldPath: "metadata.annotations[\'a/b\']"}}}\n    image:',
          ),
      ),
      'a label of the pod': manifest((text) =>
        text
          .replace(`--etcd-cafile=/${FRONT_PROXY_CA}`, '--etcd-cafile=/etc/$(NS)/pki/$(CA)')
          .replace('  labels:\n', '  labels:\n    ca: front-proxy-ca.crt\n')
          .replace('namespace: kube-system', 'namespace: kubernetes')
          .replace(
            /^ {4}image:/m,
            '    env:\n    - {name: NS, valueFrom: {fieldRef: {fieldPath: metadata.namespace}}}\n    - {name: CA, valueFrom: {fieldRef: {fieldPath: "metadata.labels[\'ca\']"}}}\n    image:',
          ),
      ),
      'a variable of the container': manifest((text) =>
        text
          .replace(`--etcd-cafile=/${FRONT_PROXY_CA}`, '--etcd-cafile=$(CA)')
          .replace(/^ {4}image:/m, `    env:\n    - {name: CA, value: /${FRONT_PROXY_CA}}\n    image:`),
      ),
      'variables that coincide with the name of a manifest': (node) => {
        wrongCa()(node);
        node.put('etc/kubernetes/manifests/x.env', 'ETCD_X=/kube-apiserver.yaml\nETCD_Y=/etcd.yaml\n');
      },
      'a directive in a value': manifest(
        (text) =>
          `${text}status:\n  message: |\n    # kubernetes-pki-disable-file connections/etcd-server-wrong-ca\n` +
          '    # kubernetes-pki-disable-file trust/leaf-not-signed-by-trust\n',
      ),
      ...Object.fromEntries(
        ['...', '__X__', 'xxxx', 'REDACTED', 'MY_CERTS', '$X', '<x>', '*****'].map((name) => [
          `a folder with the name ${name}`,
          wrongCa(`/etc/kubernetes/pki/${name}/ca.crt`),
        ]),
      ),
      "a folder of the operating system's roots": wrongCa('/etc/ssl/certs/etcd-ca.crt'),
    },
  },
  "a CA's path that ends in a line break": {
    fault: manifest((text) => text.replace(/- (--etcd-cafile=).*/, '- "$1/etc/kubernetes/pki/etcd/ca.crt\\n"')),
    decoys: {
      'a block': manifest((text) =>
        text.replace(/- (--etcd-cafile=).*/, '- |\n      $1/etc/kubernetes/pki/etcd/ca.crt'),
      ),
      'a folded block': manifest((text) =>
        text.replace(/- (--etcd-cafile=).*/, '- >\n      $1/etc/kubernetes/pki/etcd/ca.crt'),
      ),
      'another flag behind it': manifest((text) =>
        text.replace(/- (--etcd-cafile=).*/, '- "$1/etc/kubernetes/pki/etcd/ca.crt\\n- --y=1"'),
      ),
      'a blank': manifest((text) => text.replace(/- (--etcd-cafile=).*/, '- "$1/etc/kubernetes/pki/etcd/ca.crt "')),
    },
  },
  'a certificate that has expired': {
    fault: expiredAt('etc/kubernetes/pki/apiserver.crt'),
    decoys: {
      "a folder of the operating system's roots": expiredAt('etc/ssl/certs/apiserver.crt'),
      ...Object.fromEntries(
        ['examples/a.crt', 'testdata/a.crt', 'old/a.crt', 'a.crt.sample'].map((name) => [
          `its name is ${name}`,
          expiredAt(`etc/kubernetes/pki/${name}`),
        ]),
      ),
    },
  },
  'a kubeconfig with a wrong CA': {
    fault: schedulerAt('plan.conf'),
    decoys: Object.fromEntries(
      [
        'scheduler.txt',
        'scheduler.conf.tmpl',
        'scheduler.sample',
        'examples/scheduler.conf',
        'old/a.conf',
        'a.conf.bak',
      ].map((name) => [`its name is ${name}`, schedulerAt(name)]),
    ),
  },
  'a manifest that is no YAML': {
    fault: broken(''),
    decoys: {
      'a comment with braces': broken('# {{ x }}\n'),
      'braces in quotes': manifest((text) => `${text.replace('metadata:', 'x: "{{ a }}"\nmetadata:')}  x: [\n`),
    },
  },
  "a wrong CA in etcd's configuration": {
    fault: etcdFile(),
    decoys: {
      // embed.ConfigFromFile decodes by sigs.k8s.io/yaml, and thus encoding/json.
      'keys in another case': etcdFile('etcd.yaml', (text) =>
        text.replace('client-tr', 'CLIENT-Tr').replace('trusted', 'Trusted'),
      ),
      'a name without a suffix that is known': etcdFile('etcd.txt'),
      'the name of a template': etcdFile('etcd.tmpl'),
      'JSON of one line': etcdFile('etcd.json', (text) => JSON.stringify(load(text))),
    },
  },
  // Components read the first document only (kubelet/config, tryDecodeSinglePod; configfiles; clientcmd.Load).
  ...Object.fromEntries(
    [MANIFEST, 'etc/kubernetes/scheduler.conf', 'var/lib/kubelet/config.yaml'].map((path) => [
      `an empty document before the first: ${path}`,
      {
        fault: (node) => node.setText(path, (text) => `---\n---\n${text}`),
        decoys: {
          'a comment in it': (node) => node.setText(path, (text) => `---\n# x\n---\n${text}`),
          'a null': (node) => node.setText(path, (text) => `null\n---\n${text}`),
          'an end of the document': (node) => node.setText(path, (text) => `---\n...\n---\n${text}`),
        },
      } satisfies Decoy,
    ]),
  ),
  'a wrong CA in a kubeconfig': {
    fault: withRun(''),
    decoys: {
      'a run of one letter': withRun('xxxxxxxxxxxx'),
      'a word of scrubbers': withRun('AAA+REDACTED+AAA'),
      'a key that begins as logs of a dump do': kubeconfig((text) => `==== START logs for container a: x\n${text}`),
      'a comment with braces': kubeconfig((text) => `# {{ x }}\n${text}`),
      'a value that goes on in column 0': kubeconfig((text) => `preferences: {colors: false}\nx: "a\n\nb"\n${text}`),
      'a root that is indented': kubeconfig((text) => text.replace(/^(?=.)/gm, '  ')),
      'collections in collections': kubeconfig((text) => `x: ${'['.repeat(200)}${']'.repeat(200)}\n${text}`),
      'a key with an escape': kubeconfig((text) => text.replace('kind: Config', '"k\\u0069nd": Config')),
      'text after the document': kubeconfig((text) => `${text}---\n- x: [\n`),
      'a directive in a value': kubeconfig(
        (text) => `${text}x: |\n  # kubernetes-pki-disable-file connections/handshake-refused\n`,
      ),
    },
  },
  'a Secret that has expired, in a dump': {
    fault: dump(''),
    decoys: {
      'logs that seem to end, and an open quote': dump(`${END}"{ open: '\n`),
      'logs of which only another container says that they end': dump(END.replace('container a', 'container z')),
      'a directive in logs': dump('# kubernetes-pki-disable-file objects/tls-secret-expired\n'),
      'a document that begins in logs': dump('---\n{"kind": "Secret", "x": "\n'),
    },
  },
  'a Secret that has expired': {
    fault: (node) => node.put('secrets.yaml', secretOf(node, secret('started'))),
    decoys: {
      'a key that begins as logs of a dump do': (node) =>
        node.put('secrets.yaml', secretOf(node, `${secret('started')}==== START logs for container a: x\n`)),
      'a value that goes on in column 0': (node) =>
        node.put('secrets.yaml', secretOf(node, `${secret('started')}x: "a\n\nb"\n`)),
      'collections in collections': (node) =>
        node.put('secrets.yaml', secretOf(node, `${secret('started')}x: ${'['.repeat(200)}${']'.repeat(200)}\n`)),
      'a root that is indented': (node) =>
        node.put('secrets.yaml', secretOf(node, secret('started')).replace(/^(?=.)(?!---)/gm, '  ')),
      'a comment with braces': (node) => node.put('secrets.yaml', secretOf(node, `# {{ x }}\n${secret('started')}`)),
      'a directive in a ConfigMap beside it': (node) =>
        node.put('secrets.yaml', secretOf(node, secret('# kubernetes-pki-disable-file objects/tls-secret-expired'))),
    },
  },
};

function secretOf(node: NodePki, before: string): string {
  const notAfter = new Date(node.settings.now.getTime() - 1000);
  const path = 'etc/kubernetes/pki/apiserver.crt';
  const kept = node.certificate(path);
  const { pem } = node.replaceCertificate(path, { notAfter });
  node.setCertificate(path, kept);
  const key = node.text('etc/kubernetes/pki/apiserver.key');
  return (
    `${before}apiVersion: v1\nkind: Secret\nmetadata:\n  name: web\n  namespace: a\ntype: kubernetes.io/tls\ndata:\n` +
    `  tls.crt: ${base64(pem)}\n  tls.key: ${base64(key)}\n`
  );
}

/** The rules of the errors and warnings, without the places that the decoy moves. */
async function found(change: Change, isArchive = false): Promise<readonly string[]> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  change(node);
  const { now } = node.settings;
  const report = isArchive
    ? await inspectArchives([await tarOfNode(node.files)], now)
    : (await inspectFiles(node.files, now)).report;
  return report.findings.flatMap(({ rule, severity }) => (severity === 'error' ? [rule] : [])).sort();
}

describe('a fault is seen next to', () => {
  for (const [what, { fault, decoys }] of Object.entries(DECOYS)) {
    it(`nothing else: ${what}`, async () => {
      assert.notDeepEqual(await found(fault), []);
    });
    for (const [decoy, change] of Object.entries(decoys)) {
      it(`${decoy}: ${what}`, async () => {
        const expected = await found(fault);
        assert.deepEqual(await found(change), expected);
        assert.deepEqual(await found(change, true), expected, 'in an archive');
      });
    }
  }
});
