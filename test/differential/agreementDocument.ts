import { writeFileSync } from 'node:fs';
import { kubeadmSection, nodesSection } from '../components/agreementSections.ts';
import { FAULTS } from '../support/faults.ts';
import { FAULTY_NODES } from './cases/faultyNodes.ts';
import { RANDOM } from './cases/randomNode.ts';
import { isKnown, KNOWN_HERE } from './knownDifferences.ts';
import { type Recording, type RecordingName, readRecording, readRun } from './recordings.ts';
import { SLICE } from './slice.ts';
import { readRecordedUnits } from './units/recorded.ts';
import { x509Section } from './x509/agreementSection.ts';
import { AGREED } from './yaml/agreed.ts';

/** The page about how the predictions compare with real components. */
export const AGREEMENT_FILE = new URL('../../docs/agreement.md', import.meta.url);

/** How many recorded connections the inspector reports as unknown; the replay of the recordings counts them. */
export const LEFT_OPEN = 38;

const TITLES: Readonly<Record<RecordingName, string>> = {
  table: 'One change to a correct node: a certificate, a key, a bundle, a flag, the way a file is written',
  random: `Nodes whose CAs, certificates and bundles are drawn, seeds 1 to ${RANDOM.length}`,
  nodes: `Nodes with one or two of ${FAULTS.length} faults, in several layouts and with several kinds of keys, seeds 1 to ${FAULTY_NODES.length}`,
};

/** The page as Markdown, with the figures of the recordings. */
export function agreementDocument(): string {
  const names = Object.keys(TITLES) as RecordingName[];
  const recordings = names.map(readRecording);
  const rows = names.map((name, at) => row(TITLES[name], recordings[at] ?? {}));
  const all: Recording = Object.assign({}, ...recordings);
  return `${[head(), [...TABLE_HEAD, ...rows, row('**All**', all)].join('\n'), kinds(all), tail(), x509Section(), nodesSection(), kubeadmSection()].join('\n\n')}\n`;
}

/** Writes the page; every command that records something of it does. */
export function writeAgreement(): void {
  writeFileSync(AGREEMENT_FILE, agreementDocument());
}

/** The sentence of the README. */
export function agreementSection(): string {
  const all = (Object.keys(TITLES) as RecordingName[]).map(readRecording);
  const cases = all.reduce((sum, recording) => sum + Object.keys(recording).length, 0);
  const connections = all.reduce((sum, recording) => sum + outcomesOf(recording).length, 0);
  return `[Compared with real components](docs/agreement.md): ${count(connections)} connections in ${count(cases)} cases, 0 disagreements, ${LEFT_OPEN} left open.`;
}

const TABLE_HEAD = [
  '| Compared | Cases | Connections | Known differences | Disagreements |',
  '| --- | ---: | ---: | ---: | ---: |',
];

/** That there is no disagreement but those is what `npm test` requires of every recorded connection. */
function row(title: string, recording: Recording): string {
  const cases = Object.keys(recording).length;
  return `| ${title} | ${count(cases)} | ${count(outcomesOf(recording).length)} | ${count(outcomesOf(recording).filter(isKnown).length)} | 0 |`;
}

/** How many recorded connections a known difference covers. */
export function countKnown(real: RegExp): number {
  const names = Object.keys(TITLES) as RecordingName[];
  return names.flatMap((name) => outcomesOf(readRecording(name))).filter((outcome) => real.test(outcome)).length;
}

function outcomesOf(recording: Recording): readonly string[] {
  return Object.values(recording).flatMap((outcomes) => Object.values(outcomes));
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

const KINDS: readonly (readonly [title: string, pattern: RegExp])[] = [
  ['work', /^ok/],
  ['are refused by the client in the handshake', /^client: /],
  ['are refused by the server in the handshake', /^server: (?!40[13])/],
  ['are answered 401 Unauthorized', /^server: 401/],
  ['are answered 403 Forbidden', /^server: 403/],
  ['fail because an end does not start or cannot read what it is configured with', /^configuration: /],
];

function kinds(all: Recording): string {
  const outcomes = outcomesOf(all);
  const list = KINDS.map(([title, pattern]) => {
    const matching = outcomes.filter((outcome) => pattern.test(outcome));
    return `- ${count(matching.length)} ${title}${texts(matching)}`;
  });
  return [`Of these connections,`, '', ...list].join('\n');
}

function texts(outcomes: readonly string[]): string {
  const distinct = new Set(outcomes.filter((outcome) => outcome.includes(': ')));
  return distinct.size > 1 ? ` (${count(distinct.size)} different texts)` : '';
}

function head(): string {
  const { date, versions, sample } = readRun();
  return `# Agreement with the real components

The extension predicts from files alone whether a connection works, which end ends it, and what that end logs. These predictions are compared
with what real components do with the same files: \`npm run test:differential\` writes nodes to disk, starts the components and connects them.
A prediction agrees if the verdict, the end and the text are all the same, and for connections to the API server the user and groups as well.

Last run of all cases: ${date}, with Kubernetes ${versions.kubernetes} and etcd ${versions.etcd}. All programs are built from the Go modules
of their release with Go ${versions.go}: kubectl, etcd and etcdctl, kube-apiserver, and a front door, which starts in a fraction of
kube-apiserver’s time. The front door serves, authenticates and connects to etcd with the unchanged packages of the same release
(\`test/components/kubernetes/cmd/frontdoor\`), and has one resource, which tells callers their user.

Each run compares the front door with kube-apiserver itself, by the cases that show the most different outcomes: in the last run
${sample.parts}, with ${count(sample.connections)} connections and ${count(sample.texts)} different outcomes. What clients print, what the server logs and what it exits with were the same.`;
}

/** The comparison of \`npm run test:yaml\`, and the differences that stay. */
function yaml(): string {
  const rows = AGREED.map(({ name, reason }) => `| ${name} | ${reason} |`);
  return `A file contains what its reader finds in it. \`npm run test:yaml\` generates documents, most of them damaged, and compares how the extension and
three readers of Kubernetes 1.37.2 read them: kubectl, the kubelet for static pods, and client-go for kubeconfigs. Both must read the same
values, or reject the document with the same error. Static pods and kubeconfigs are also decoded into Go’s types. 200 of
3,000 documents are read by kubectl itself as well. These differences are accepted:

| Difference | Reason |
| --- | --- |
${rows.join('\n')}
| Keys that are equal as JSON, such as \`1\` and \`"1"\` | Go picks one at random. We use the last. |`;
}

/** The comparison by `npm run test:units`. */
function units(): string {
  const { systemd = '', date = '', from = 0, to = 0, accepted = 0, same = 0, environment } = readRecordedUnits() ?? {};
  const { same: sameFiles = 0, unread = 0 } = environment ?? {};
  return `\`npm run test:units\` generates units with odd command lines and variables: quotes, escapes, specifiers, continued lines and comments.
\`systemd --test\` loads them without starting anything, and prints the words of each command, before variables are put in, and the variables.
Last run: ${date}, systemd ${systemd}, seeds ${from} to ${count(to)}. Of ${count(accepted)} units that systemd accepts, ${count(same)} are read the same. CI tries 2,000.

Files of variables, as \`EnvironmentFile=\` names them, are generated with odd quotes, escapes, blanks and line breaks, and read by the function that
systemd itself calls for them when it starts a service (\`load_env_file\` in its library). Of the ${count(to - from + 1)} files of the same seeds,
${count(sameFiles)} are read the same. The other ${count(unread)} have a line that is neither a variable nor a comment, mostly since a quote inside a value, which
is a part of it, was meant to go on in the next line. systemd passes over such a line; the file is reported as unread.`;
}

function tail(): string {
  return `\`npm test\` compares every prediction with the recorded results. CI also connects the components again: all cases of the
first row, one in ${SLICE.random} of the second and one in ${SLICE.nodes} of the third. This page is generated from the recordings.

## How each connection is compared

| Connection | Client | Server |
| --- | --- | --- |
| Clients of the API server | kubectl, with each kubeconfig | the front door, with the manifest’s flags |
| API server → etcd | the front door | etcd, with the manifest’s flags |
| Health check → etcd | etcdctl | etcd |
| etcd peers | etcd | etcd |
| API server → extension API server | the aggregator’s transport | the front door, with what the API server publishes for extension API servers |
| API server → kubelet | kubectl, with the API server’s certificate | the front door, with the kubelet’s files |

## Known differences

${KNOWN_HERE.map(({ reason, real }) => `- ${reason} ${count(countKnown(real))} connections.`).join('\n')}

## YAML and JSON

${yaml()}

## Units

${units()}

## What is not compared

Of the nodes above, whose components do not all run:

- **The kubelet’s own server.** Its authenticators are those of the API server, but the kubelet itself runs only in the nodes below.
- **Files that change.** The predictions above are about the files as they are. What \`kubernetes-pki compare\` predicts of files
  that are exchanged under running components has a comparison for itself, \`npm run test:rotations\`. It starts etcd and the front door
  with the files before and writes those after. Then clients connect with either, before and after each
  restart. In the predicted order of restarts no connection may fail, and in the reverse order one must.
- **Authorization.** The front door knows no roles: it answers every known user, and refuses anonymous requests as a cluster does by
  default. Tokens are not compared either.
- **A client component’s other files.** kubectl stands for the scheduler and the controller manager, so what keeps those from starting is compared
  in the nodes below only, unless it is in their kubeconfig.
- **The host names of kubeconfigs that do not resolve here.** They are verified as names, but connected to by address.
- **What systemd does when it starts a service.** It puts variables into commands only then, so that is not compared.
- **Other releases.** Texts and limits that depend on the release are taken from the sources in [versions.md](versions.md).
- **What the extension leaves open.** Where a file is missing or the release is not known, it reports the connection as unknown:
  ${LEFT_OPEN} of the connections above.`;
}
