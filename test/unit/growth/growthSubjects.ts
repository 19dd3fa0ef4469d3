import {
  DEFAULT_SETTINGS,
  decodeText,
  describeAt,
  encodedTextAt,
  globMatcher,
  htmlReport,
  jsonReport,
  markdownReport,
  pathsBelow,
  type Report,
  RULES,
  sarifReport,
} from '../../../src/core/index.ts';
import { authority, NOW } from '../../support/apiObjects.ts';
import { FOLDER_URI, inspectFiles } from '../../support/memoryWorkspace.ts';
import { largeTexts } from '../hostile/largeTexts.ts';
import { growingWorkspaces } from './growingWorkspaces.ts';

/** Work on so much of one thing. */
export interface GrowthSubject {
  readonly name: string;
  readonly size: number;
  readonly work: (size: number) => unknown;
}

/** Characters, and things in a workspace: enough for what grows with the square to be told from the rest. */
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
  return [...texts, ...workspaces, ...globs()];
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
  jsonReport(report, ['.'], pathOf);
  markdownReport(input);
  htmlReport(input);
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
