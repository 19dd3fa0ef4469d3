import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Connection, documentUri, plainText } from '../../src/core/index.ts';
import { shownRange } from '../../src/core/model/shownPlace.ts';
import { exerciseFiles } from '../../src/editor/exercises/exerciseFiles.ts';
import { buildExercise } from '../../src/sample/buildExercise.ts';
import { overlappingZip } from '../support/archives/bombs.ts';
import { gzipped, tarOf, tarOfNode } from '../support/archives/tarOf.ts';
import { xzOf } from '../support/archives/xzOf.ts';
import { zipOfNode } from '../support/archives/zipOf.ts';
import { buildCluster, buildNode } from '../support/kubeadmNode.ts';
import { MACHINE_FORMS, machineTexts } from '../support/machineForms.ts';
import { inspectFiles } from '../support/memoryWorkspace.ts';
import { rotatedNode } from '../support/rotatedNode.ts';
import { buildSample } from '../support/sample.ts';
import { writeStrayLinks } from '../support/strayLinks.ts';
import { writeNode } from '../support/writeNode.ts';
import { makeFaults } from './makeFaults.ts';
import { makeKeyStores } from './makeKeyStores.ts';

/** A window to run suites in: `suite/*.test.ts` in `sample`, `suite/<name>/*.test.ts` in every other. */
export interface Scenario {
  readonly name: string;
  /** False opens the folder in Restricted Mode. */
  readonly trusted?: boolean;
  /** The scenario needs links and pipes, which Windows lacks. */
  readonly posix?: true;
  /** The language of the workbench, where it is not English. */
  readonly locale?: string;
  /** Makes what is opened below an empty folder, and resolves to its path; undefined opens no folder. */
  readonly make: (parent: string) => Promise<string | undefined>;
}

export const SCENARIOS: readonly Scenario[] = [
  { name: 'sample', make: makeSample },
  { name: 'untrusted', trusted: false, make: makeUntrusted },
  { name: 'folders', make: makeFolders },
  { name: 'archives', make: makeArchives },
  { name: 'machines', make: makeMachines },
  { name: 'states', make: makeStates },
  { name: 'git', posix: true, make: makeRepository },
  { name: 'sampleCluster', make: (parent) => makeNothing(parent, 'sampleCluster') },
  { name: 'german', locale: 'de', make: makeGerman },
  { name: 'exercise', make: makeExercise },
  { name: 'links', posix: true, make: makeLinks },
  { name: 'noFolder', make: async () => undefined },
  { name: 'application', make: makeApplication },
  { name: 'faults', make: makeFaults },
];

/** As *Open Exercise…* writes it. */
async function makeExercise(parent: string): Promise<string> {
  const folder = path.join(parent, 'exercise');
  const files = exerciseFiles(1, await buildExercise(1, new Date()), (text) => plainText(text));
  const encoder = new TextEncoder();
  await writeNode(new Map([...files].map(([name, text]) => [name, encoder.encode(text)])), folder);
  return folder;
}

async function makeGerman(parent: string): Promise<string> {
  const folder = path.join(parent, 'german');
  await writeNode(await buildSample(), folder);
  return folder;
}

/** The form in which Rancher's log collector keeps a certificate: the output of `openssl x509 -text -noout`. */
const PRINTED = `Certificate:
    Data:
        Issuer: CN = kubernetes
        Validity
            Not Before: May 27 12:00:00 2024 GMT
            Not After : May 27 12:00:00 2025 GMT
        Subject: CN = kube-apiserver
`;

/** As the suite names it. */
function outcome({ from, to, verdict }: Connection): string {
  return `${from.component} → ${to.component} ${verdict}`;
}

/** The sample node in every form of archive, nothing else, and what is found in its folder. */
async function makeArchives(parent: string): Promise<string> {
  const folder = path.join(parent, 'archives');
  mkdirSync(folder);
  const files = await buildSample();
  const tar = await tarOfNode(files);
  const { names, report } = await inspectFiles(files, new Date());
  const archives = {
    'node.tar': tar,
    'node.tar.gz': gzipped(tar),
    'node.tar.xz': xzOf(tar),
    'node.zip': zipOfNode(files),
    'bundle.tar': await tarOf([{ name: 'node-1/backup.tgz', content: gzipped(tar) }]),
    'bomb.zip': overlappingZip(),
    'rancher.tar.gz': gzipped(await tarOf([{ name: 'cp-1/kubeadm/pki/server/apiserver.crt', content: PRINTED }])),
    'expected.txt': [...names, ...report.connections.map(outcome)].sort().join('\n'),
  };
  for (const [name, content] of Object.entries(archives)) writeFileSync(path.join(folder, name), content);
  return folder;
}

/** The sample node as machine configurations, plain, encoded and compressed, and the problems of each by line. */
async function makeMachines(parent: string): Promise<string> {
  const folder = path.join(parent, 'machines');
  mkdirSync(folder);
  const texts = machineTexts(await buildSample());
  const documents = {
    'plain.yaml': 'cloud-init',
    'encoded.yaml': 'cloud-init, b64',
    'packed.ign': 'Ignition, gzip',
    'parts.cfg': 'cloud-init, MIME',
    'user-data': 'cloud-init, MIME in base64',
  };
  const files: Record<string, string> = {};
  for (const [document, wanted] of Object.entries(documents)) {
    const form = MACHINE_FORMS.find(({ name }) => name === wanted);
    files[document] = form?.write(texts) ?? '';
  }
  const { report, workspace } = await inspectFiles(files, new Date());
  const expected = report.findings.map(({ rule, at }) => {
    const file = report.files.get(at.uri);
    const line = file ? shownRange(file, at.span).start.line : -1;
    return `${workspace.path(documentUri(at.uri))} ${rule} ${line}`;
  });
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  writeFileSync(path.join(folder, 'expected.txt'), expected.sort().join('\n'));
  return folder;
}

/** A node before and after a rotation, as folders and, before it, as an archive. */
async function makeStates(parent: string): Promise<string> {
  const folder = path.join(parent, 'states');
  const { before, after } = await rotatedNode();
  await writeNode(before, path.join(folder, 'before'));
  await writeNode(after, path.join(folder, 'after'));
  writeFileSync(path.join(folder, 'before.tar.gz'), gzipped(await tarOfNode(before)));
  return folder;
}

const IDENTITY = ['-c', 'user.name=Operator', '-c', 'user.email=operator@example.com'];

/**
 * The same node in a repository: committed before, in part committed after, in part not. "before" next to it has what the first commit has.
 */
async function makeRepository(parent: string): Promise<string> {
  const folder = path.join(parent, 'git');
  const git = (...words: readonly string[]) => execFileSync('git', [...IDENTITY, ...words], { cwd: folder });
  const pki = path.join(folder, 'etc/kubernetes/pki');
  const { before, after } = await rotatedNode();
  await writeNode(before, path.join(parent, 'before'));
  await writeNode(before, folder);
  writeFileSync(path.join(folder, '.gitignore'), 'ignored.crt\n');
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message=Before the rotation');
  const gone = [...before.keys()].filter((name) => !after.has(name));
  for (const name of gone) rmSync(path.join(folder, name));
  const [first, ...rest] = [...after].filter(([name, content]) => before.get(name) !== content);
  await writeNode(new Map(rest), folder);
  git('mv', 'etc/kubernetes/admin.conf', 'etc/kubernetes/renamed.conf');
  git('mv', '--force', 'var/lib/kubelet/pki/kubelet-client-current.pem', 'var/lib/kubelet/pki/link.pem');
  git('add', '.');
  git('commit', '--quiet', '--message=Rotate in haste');
  if (first) await writeNode(new Map([first]), folder);
  const authority = after.get('etc/kubernetes/pki/ca.crt');
  for (const name of ['ignored.crt', 'untracked.crt'])
    if (authority instanceof Uint8Array) writeFileSync(path.join(pki, name), authority);
  return folder;
}

async function makeLinks(parent: string): Promise<string> {
  const folder = path.join(parent, 'links');
  await writeStrayLinks(folder, path.join(parent, 'outside'));
  return folder;
}

async function makeSample(parent: string): Promise<string> {
  const folder = path.join(parent, 'sample');
  await writeNode(await buildSample(), folder);
  makeKeyStores(folder);
  return folder;
}

/** A correct node whose own untrusted settings send its PKI elsewhere. */
async function makeUntrusted(parent: string): Promise<string> {
  const folder = path.join(parent, 'untrusted');
  await writeNode(await buildNode({ keyAlgorithm: 'ECDSA-P256' }), folder);
  mkdirSync(path.join(folder, 'elsewhere'));
  const settings = {
    'kubernetesPKI.pathMappings': { '/etc/kubernetes/pki': 'elsewhere' },
    'kubernetesPKI.rules': { 'kubelet/kubelet-anonymous-on': 'off' },
  };
  mkdirSync(path.join(folder, '.vscode'));
  writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(settings));
  return folder;
}

/** A workspace of one folder that holds nothing of ours: adding others to it starts no extension again. */
async function makeNothing(parent: string, name: string): Promise<string> {
  mkdirSync(path.join(parent, 'nothing'));
  writeFileSync(path.join(parent, 'nothing/readme.txt'), 'Nothing to see.\n');
  const workspace = path.join(parent, `${name}.code-workspace`);
  writeFileSync(workspace, JSON.stringify({ folders: [{ path: 'nothing' }] }));
  return workspace;
}

/** Files of an application's repository. */
const APPLICATION_FILES = 20_000;

const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  tls:
  - hosts: [web.example.com]
    secretName: web-tls
`;

/** The repository of an application: sources, settings, an Ingress that names a Secret, and an archive of what was built. */
async function makeApplication(parent: string): Promise<string> {
  const folder = path.join(parent, 'application');
  for (const name of ['.git', 'deploy', 'config', 'dist']) mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, 'README.md'), '# Web\n\nRun `kubectl apply -f deploy`.\n');
  writeFileSync(path.join(folder, 'deploy/ingress.yaml'), INGRESS);
  writeFileSync(path.join(folder, 'config/settings.yaml'), 'database:\n  tls: true\n');
  writeFileSync(path.join(folder, 'dist/web.tar.gz'), gzipped(await tarOf([{ name: 'web.js', content: 'start();' }])));
  for (let at = 0; at < APPLICATION_FILES; at++) {
    const directory = path.join(folder, 'src', `part-${Math.floor(at / 100)}`);
    if (at % 100 === 0) mkdirSync(directory, { recursive: true });
    writeFileSync(path.join(directory, `module-${at}.${at % 10 === 0 ? 'json' : 'ts'}`), '{}\n');
  }
  return folder;
}

/** The same, and two nodes outside of it that may be added. */
async function makeFolders(parent: string): Promise<string> {
  const workspace = await makeNothing(parent, 'folders');
  const nodes = await buildCluster({ nodes: 2, keyAlgorithm: 'ECDSA-P256' });
  for (const [at, files] of nodes.entries()) await writeNode(files, path.join(parent, `node-${at + 1}`));
  return workspace;
}
