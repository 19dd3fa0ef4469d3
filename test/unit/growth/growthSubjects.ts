import {
  compareReports,
  comparisonDocument,
  comparisonJsonPieces,
  comparisonText,
  createScheduler,
  DEFAULT_SETTINGS,
  decodeText,
  describeAt,
  documentMarkdown,
  encodedTextAt,
  explainMessages,
  explanationJsonPieces,
  explanationText,
  globMatcher,
  htmlPieces,
  jsonReport,
  jsonReportPieces,
  junitReport,
  markdownPieces,
  minorRelease,
  pathsBelow,
  type Report,
  RULES,
  sarifReport,
  textReport,
  upgradeFrom,
} from '../../../src/core/index.ts';
import { controlPlanes, errorLog, manyNodes, originalControlPlane } from '../../bench/costs/crowdedInputs.ts';
import { authority, NOW } from '../../support/apiObjects.ts';
import { buildFleet } from '../../support/fleet.ts';
import { FOLDER_URI, inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodeFile } from '../../support/nodeOptions.ts';
import type { NodePki } from '../../support/nodePki.ts';
import { largeTexts } from '../hostile/largeTexts.ts';
import { growingWorkspaces } from './growingWorkspaces.ts';

/** When every certificate has expired. */
const LATER = new Date('2046-06-01T12:00:00Z');

/** Work on so much of one thing. */
export interface GrowthSubject {
  readonly name: string;
  readonly size: number;
  readonly work: (size: number) => unknown;
}

/** Characters, and things in a workspace: enough to distinguish quadratic growth from the rest. */
const CHARACTERS = 4096;
const THINGS = 24;

/** Whatever reads, joins or prints. */
export async function growthSubjects(): Promise<readonly GrowthSubject[]> {
  const { pem } = await authority('large');
  const texts = Object.keys(largeTexts(1, pem)).map(
    (name): GrowthSubject => ({
      name,
      size: CHARACTERS,
      work: (size) => readEverywhere(largeTexts(size, pem)[name] ?? ''),
    }),
  );
  const workspaces = Object.entries(await growingWorkspaces()).map(
    ([name, make]): GrowthSubject => ({
      name,
      size: THINGS,
      work: async (size) => {
        const { report } = await inspectFiles(make(size), NOW);
        await printEverywhere(report);
      },
    }),
  );
  return [...texts, ...workspaces, ...(await crowds()), ...globs()];
}

/** Control planes whose connections are as many as the size: each connects to all of them. */
async function crowds(): Promise<readonly GrowthSubject[]> {
  const node = await originalControlPlane();
  let network = 0;
  const reportOn = async (size: number, now: Date) => {
    const count = Math.round(Math.sqrt(6 * size));
    // Results of one inspection do not hold for the next.
    return (await inspectFiles(controlPlanes(node, count, ++network), now)).report;
  };
  return [
    {
      name: 'control planes that connect to each other',
      size: THINGS,
      work: async (size) => {
        await printEverywhere(await reportOn(size, NOW));
      },
    },
    {
      name: 'control planes that connect to each other, whose certificates have expired',
      size: THINGS,
      work: async (size) => {
        const report = await reportOn(size, LATER);
        await printEverywhere(report);
        await compareEverywhere(report);
      },
    },
    {
      name: 'errors of a log and broken connections',
      size: THINGS,
      work: async (size) => {
        const report = await reportOn(size, LATER);
        const explained = await explainMessages(errorLog(2000 * size), { report });
        const pathOf = pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }]);
        for (const _ of explanationText(explained, report, pathOf));
        for (const _ of explanationJsonPieces(explained, report, pathOf));
      },
    },
    ...[
      { state: 'correct', isExpired: false, now: NOW },
      { state: 'whose etcd has expired', isExpired: true, now: NOW },
      { state: 'all of whose certificates have expired', isExpired: false, now: LATER },
    ].map(({ state, isExpired, now }) => ({
      name: `workers of a cluster, ${state}`,
      size: THINGS,
      work: async (size: number) => {
        const { report } = await inspectFiles(await workers(size, isExpired), now);
        await printEverywhere(report);
        await compareEverywhere(report);
      },
    })),
    {
      name: 'nodes of one manifest',
      size: THINGS,
      work: async (size) => {
        const { report } = await inspectFiles(manyNodes(size), NOW);
        await printEverywhere(report);
      },
    },
  ];
}

async function workers(count: number, isExpired: boolean): Promise<Readonly<Record<string, NodeFile>>> {
  const edit = (name: string, node: NodePki) => {
    const notAfter = new Date(NOW.getTime() - 1);
    if (isExpired && name.startsWith('cp-'))
      node.replaceCertificate('etc/kubernetes/pki/etcd/server.crt', { notAfter });
  };
  return Object.fromEntries(await buildFleet({ now: NOW, nodes: count + 3, from: 100, edit }));
}

async function compareEverywhere(report: Report): Promise<void> {
  const pathOf = pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }]);
  const state = { name: 'a', report, pathOf };
  const comparison = await compareReports(report, report, report.now, createScheduler());
  const fresh = { ...report, nodes: [], findings: [], connections: [] };
  const upgraded = await upgradeFrom(fresh, minorRelease(38), async () => report);
  const input = { before: state, after: state, now: report.now, comparison, upgrade: upgraded?.upgrade };
  for (const _ of comparisonText(input));
  for (const _ of comparisonJsonPieces(input));
  for (const _ of documentMarkdown(comparisonDocument(input)));
}

/** A text as each kind of file, as what a person copied, and under the cursor. */
async function readEverywhere(text: string): Promise<void> {
  const { report } = await inspectFiles(
    {
      'etc/kubernetes/manifests/kube-apiserver.yaml': text,
      'etc/kubernetes/admin.conf': text,
      'etc/kubernetes/pki/ca.crt': text,
      'etc/systemd/system/kubelet.service': text,
      'etc/default/kubelet': text,
      'var/snap/microk8s/current/args/kubelet': text,
    },
    NOW,
  );
  for (const file of report.files.values()) describeAt(report, file.uri, text.length - 1, DEFAULT_SETTINGS);
  await decodeText(text);
  encodedTextAt(text, text.length - 1);
}

async function printEverywhere(report: Report): Promise<void> {
  const pathOf = pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }]);
  const input = { report, roots: ['.'], pathOf, version: '1.2.3', rules: RULES, settings: DEFAULT_SETTINGS };
  for (const _ of jsonReportPieces(report, ['.'], pathOf));
  for (const _ of textReport(jsonReport(report, ['.'], pathOf)));
  for (const _ of markdownPieces(input));
  for (const _ of htmlPieces(input));
  for (const _ of junitReport(input));
  await sarifReport({ ...input, withSuppressed: true });
}

function globs(): readonly GrowthSubject[] {
  const subject = (name: string, pattern: (size: number) => string, path: (size: number) => string): GrowthSubject => ({
    name: `a pattern of ${name}`,
    size: 256,
    work: (size) => globMatcher([pattern(size)])(path(size)),
  });
  const letters = (size: number) => 'a'.repeat(size);
  return [
    subject('stars and a long name', () => '*a*a*a*a*a*x', letters),
    subject(
      'many folders',
      () => '**/a/**/a/**/x',
      (size) => 'a/'.repeat(size),
    ),
    subject(
      'alternatives in each other',
      (size) => `${'{a,'.repeat(size)}x${'}'.repeat(size)}`,
      () => 'b',
    ),
    subject(
      'alternatives in a row',
      (size) => '{a,b}'.repeat(size),
      () => 'c',
    ),
    subject(
      'open brackets',
      (size) => '['.repeat(size),
      () => 'b',
    ),
    subject(
      'brackets before a slash',
      (size) => '[a/'.repeat(size),
      () => 'b',
    ),
  ];
}
