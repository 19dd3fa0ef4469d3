import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import type { DecodedFile } from '../../../../src/core/model/decodedFile.ts';
import type { Edit } from '../../../../src/core/model/finding.ts';
import type { EditText } from '../../../../src/core/model/text/editText.ts';
import { writeArgument } from '../../../../src/core/rules/edits/writeArgument.ts';
import { writeValue } from '../../../../src/core/rules/edits/writeValue.ts';
import { HOSTILE_NAMES, ORDINARY_NAMES } from '../../../support/hostileNames.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { nodeSettings } from '../../../support/nodeOptions.ts';
import { changedScalars } from '../../../support/treeText.ts';

/** A value in a file that a fix replaces. */
interface Place {
  readonly path: string;
  /** With `/old` once. */
  readonly text: string;
  /** Its scalar in YAML, and the text before it there. Absent outside of YAML. */
  readonly scalar?: string;
  readonly lead?: string;
}

const POD = 'etc/kubernetes/manifests/kube-apiserver.yaml';
const pod = (command: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: kube-apiserver\nspec:\n  containers:\n  - name: kube-apiserver\n${command}`;
const flag = (item: string) =>
  pod(`    command:\n    - kube-apiserver\n    - ${item}\n    - --secure-port=6443\n    image: x:v1.30.0\n`);
const AT = '0.spec.containers[0].command';
const FLAG = { path: POD, scalar: `${AT}[1]`, lead: '--client-ca-file=' };

const PLACES: Readonly<Record<string, Place>> = {
  'a flag without quotes': { ...FLAG, text: flag('--client-ca-file=/old') },
  'a flag in double quotes': { ...FLAG, text: flag('"--client-ca-file=/old"') },
  'a flag in single quotes': { ...FLAG, text: flag("'--client-ca-file=/old'") },
  'a flag in two items': { path: POD, scalar: `${AT}[2]`, text: flag('--client-ca-file\n    - /old') },
  'a flag of a list in brackets': {
    ...FLAG,
    text: pod('    command: [kube-apiserver, --client-ca-file=/old, --secure-port=6443]\n'),
  },
  'a flag of a list in JSON': {
    ...FLAG,
    text: pod('    command: ["kube-apiserver", "--client-ca-file=/old", "--secure-port=6443"]\n'),
  },
  'a flag with a comment behind it': { ...FLAG, text: flag('--client-ca-file=/old # the CA') },
  'a script in a literal block': {
    path: POD,
    scalar: `${AT}[2]`,
    text: pod(
      '    command:\n    - sh\n    - -c\n    - |\n      kube-apiserver --client-ca-file=/old --secure-port=6443\n',
    ),
  },
  'a script in quotes': {
    path: POD,
    scalar: `${AT}[2]`,
    text: pod('    command: [sh, -c, "kube-apiserver --client-ca-file=/old --secure-port=6443"]\n'),
  },
  'a field of a kubelet configuration': {
    path: 'var/lib/kubelet/config.yaml',
    scalar: '0.authentication.x509.clientCAFile',
    text: 'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nauthentication:\n  x509:\n    clientCAFile: /old\nport: 1\n',
  },
  'a field of a kubeconfig in brackets': {
    path: 'etc/kubernetes/admin.conf',
    scalar: '0.clusters[0].cluster.certificate-authority',
    text: 'apiVersion: v1\nkind: Config\nclusters:\n- {name: a, cluster: {certificate-authority: /old, server: "https://a"}}\n',
  },
  'a field of a kubeconfig in JSON': {
    path: 'etc/kubernetes/admin.conf',
    scalar: '0.clusters[0].cluster.certificate-authority',
    text: '{"apiVersion":"v1","kind":"Config","clusters":[{"name":"a","cluster":{"certificate-authority":"/old","server":"https://a"}}]}\n',
  },
  'a line of a unit': {
    path: 'etc/systemd/system/kube-apiserver.service',
    text: '[Service]\nExecStart=/usr/bin/kube-apiserver --client-ca-file=/old --secure-port=6443\n',
  },
  'a quoted word of a unit': {
    path: 'etc/systemd/system/kube-apiserver.service',
    text: '[Service]\nExecStart=/usr/bin/kube-apiserver "--client-ca-file=/old" --secure-port=6443\n',
  },
  'a variable': {
    path: 'var/lib/kubelet/kubeadm-flags.env',
    text: 'KUBELET_KUBEADM_ARGS="--client-ca-file=/old --port=1"\n',
  },
  'a file of flags': {
    path: 'var/snap/microk8s/1/args/kube-apiserver',
    text: '--client-ca-file=/old\n--secure-port=6443\n',
  },
};

async function fileOf({ path, text }: Place): Promise<DecodedFile> {
  const { report, workspace } = await inspectFiles({ [path]: text }, nodeSettings({}).now);
  const file = report.files.get(workspace.uri(path));
  assert.ok(file, path);
  return file;
}

const applied = (text: string, { span, text: put }: Edit) => text.slice(0, span.start) + put + text.slice(span.end);

/** The span of the old value, quotes included where they stand around all of it. */
function oldSpan(text: string) {
  const start = text.indexOf('/old');
  const isQuoted = text[start - 1] === '"' && text[start + 4] === '"';
  return isQuoted ? { start: start - 1, end: start + 5 } : { start, end: start + 4 };
}

/** Every flag of the file's components as "name=value". */
function flagsOf({ documents }: DecodedFile): readonly string[] {
  return documents.flatMap((one) =>
    one.kind === 'component' ? one.flags.map(({ name, value }) => `${name}=${value}`) : [],
  );
}

describe('a value that a fix writes', () => {
  for (const [what, place] of Object.entries(PLACES)) {
    describe(`in the place of ${what}`, () => {
      let file: DecodedFile;
      before(async () => {
        file = await fileOf(place);
      });

      for (const name of HOSTILE_NAMES) {
        it(`is one value, or not written: ${JSON.stringify(name)}`, async () => {
          const edit = writeValue(file, { uri: file.uri, span: oldSpan(place.text) }, name);
          if (edit === undefined) return;
          const text = applied(place.text, edit);
          const { scalar, lead = '' } = place;
          if (scalar === undefined) {
            assert.deepEqual(
              flagsOf(await fileOf({ ...place, text })),
              flagsOf(file).map((one) => one.replace('/old', () => name)),
            );
            return;
          }
          const before = /\/old/;
          if (what.includes('script')) {
            assert.equal(
              text,
              place.text.replace('/old', () => name),
            );
            assert.match(name, /^[\w/.:=@+,[\]-]+$/);
            return;
          }
          const dollars = place.path === POD ? name.replaceAll('$', '$$$$') : name;
          assert.deepEqual(changedScalars(place.text, text), [`${scalar} = string ${lead}${dollars}`]);
          assert.ok(before.test(place.text));
          if (place.path !== POD) return;
          assert.deepEqual(
            flagsOf(await fileOf({ ...place, text })),
            [`client-ca-file=${name}`, 'secure-port=6443'].slice(0, flagsOf(file).length),
          );
        });
      }

      for (const name of ORDINARY_NAMES) {
        it(`changes nothing but the value of an ordinary one: ${name}`, async () => {
          const edit = writeValue(file, { uri: file.uri, span: oldSpan(place.text) }, name);
          const text = place.text.replace('/old', name);
          assert.equal(edit && applied(place.text, edit), text);
          const read = await fileOf({ ...place, text });
          const wanted = flagsOf(file).map((one) => one.replace('/old', name));
          assert.deepEqual(flagsOf(read), wanted);
        });
      }
    });
  }

  it('is written in YAML whatever it is, but for what no file can be called', async () => {
    const place = PLACES['a flag without quotes'];
    assert.ok(place);
    const file = await fileOf(place);
    const refused = HOSTILE_NAMES.filter(
      (name) => writeValue(file, { uri: file.uri, span: oldSpan(place.text) }, name) === undefined,
    );
    const isNoName = (name: string) => /[\0\p{Cs}]/u.test(name) || name.startsWith('-') || name.startsWith('<withheld');
    assert.deepEqual(refused, HOSTILE_NAMES.filter(isNoName));
  });
});

describe('a flag that a fix adds', () => {
  for (const [what, place] of Object.entries(PLACES)) {
    if (!what.startsWith('a flag ') || place.scalar === undefined) continue;
    it(`is one flag, or not written, after ${what}`, async () => {
      const { report, workspace } = await inspectFiles({ [place.path]: place.text }, nodeSettings({}).now);
      const component = report.nodes.flatMap(({ view }) => view.components)[0];
      const file = report.files.get(workspace.uri(place.path));
      const [view] = component?.flags ?? [];
      assert.ok(component && file && view);
      const written: string[] = [];
      for (const name of HOSTILE_NAMES) {
        const item = writeArgument(file, component, view.flag, 'etcd-cafile', name);
        if (item === undefined) continue;
        written.push(name);
        const text = flag(item);
        const read = await fileOf({ path: POD, text });
        assert.deepEqual(flagsOf(read), [`etcd-cafile=${name}`, 'secure-port=6443'], JSON.stringify(name));
        const expected = `${AT}[1] = string --etcd-cafile=${name.replaceAll('$', '$$$$')}`;
        assert.deepEqual(changedScalars(flag('--client-ca-file=/old'), text), [expected]);
      }
      assert.ok(written.length > 0);
    });
  }
});

describe('the text of an edit', () => {
  it('is no string, so that one cannot be interpolated', () => {
    const isEdit: string extends EditText ? true : false = false;
    assert.equal(isEdit, false);
  });

  it('is made by the writers alone', () => {
    const makers = globSync('src/**/*.ts')
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /\bas EditText\b/.test(readFileSync(path, 'utf8')))
      .sort();
    assert.deepEqual(makers, [
      'src/core/formats/pem/pemBlock.ts',
      'src/core/formats/yaml/writeScalar.ts',
      'src/core/model/text/editText.ts',
    ]);
  });
});
