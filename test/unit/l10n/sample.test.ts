import assert from 'node:assert/strict';
import {
  compareCertificates,
  compareReports,
  connectionSentence,
  createScheduler,
  DEFAULT_SETTINGS,
  describeArtifact,
  describeComponent,
  describeConnection,
  describeContext,
  describeFlag,
  detailsPage,
  drawComparison,
  drawGraph,
  graphSource,
  type Report,
  type Text,
} from '../../../src/core/index.ts';
import { type Form, render } from '../../../src/core/model/text/render.ts';
import { shownPicture } from '../../../src/core/presentation/graph/shownPicture.ts';
import { localizedComparison } from '../../../src/editor/panels/localizedComparison.ts';
import { certificateNodes } from '../../../src/editor/trees/certificateNodes.ts';
import { GROUPINGS } from '../../../src/editor/trees/certificates/grouping.ts';
import { componentNodes } from '../../../src/editor/trees/nodes/componentNodes.ts';
import { connectionNodes } from '../../../src/editor/trees/nodes/connectionNodes.ts';
import { kubeconfigNodes } from '../../../src/editor/trees/nodes/kubeconfigNodes.ts';
import type { TreeNode } from '../../../src/editor/trees/nodes/treeNode.ts';
import { localizedContent } from '../../../src/editor/viewer/localizedPage.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { rotatedNode } from '../../support/rotatedNode.ts';
import { buildSample } from '../../support/sample.ts';
import { GERMAN } from './german.ts';

const NOW = new Date('2026-11-01T12:00:00Z');

/** Words that English has and German has not. */
const ENGLISH = /\b(?:the|is|are|of|not|with|and|which|its|whose|cannot|does|named|signed|trusts|shows)\b/;

const WITHOUT_CODE: Form = { words: (ours) => ours, value: (theirs) => theirs, code: () => '' };

/** Quoted text and Go's errors are left in English on purpose. */
function leftIn(texts: readonly Text[]): readonly string[] {
  return leftInShown(texts.map((text) => render(text, WITHOUT_CODE, GERMAN)));
}

function leftInShown(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) =>
    ENGLISH.test(
      text.replaceAll(
        /`[^`]*`|"[^"]*"|„[^“]*"|(?:(?:x509|tls): |The connection to the server \S+ was refused).*$/g,
        '',
      ),
    ),
  );
}

describe('the sample in German', () => {
  let report: Report;
  before(async () => {
    ({ report } = await inspectFiles(await buildSample(NOW), NOW));
  });

  it('leaves no problem in English', () => {
    const said = report.findings.map(({ message }) => message);
    assert.ok(said.length >= 7);
    assert.deepEqual(leftIn(said), []);
  });

  it('leaves no related place and no fix in English', () => {
    const said = report.findings.flatMap(({ related, fixes }) => [
      ...related.map(({ message }) => message),
      ...fixes.map(({ title }) => title),
    ]);
    assert.deepEqual(leftIn(said), []);
  });

  it('leaves no connection in English', () => {
    const said = report.connections.flatMap((connection) => [
      connectionSentence(connection),
      ...textsOf(describeConnection(connection)),
    ]);
    assert.deepEqual(leftIn(said), []);
  });

  it('leaves no description in English', () => {
    const said = report.nodes.flatMap((node) => {
      const context = describeContext(node, report.now, DEFAULT_SETTINGS);
      return [
        ...node.view.files.flatMap(({ file }) =>
          file.artifacts.flatMap((one) => textsOf(describeArtifact(one, context))),
        ),
        ...node.view.components.flatMap((component) => [
          ...textsOf(describeComponent(component, context)),
          ...component.flags.flatMap((flag) => textsOf(describeFlag(component, flag, context))),
        ]),
      ];
    });
    assert.ok(said.length > 500);
    assert.deepEqual(leftIn(said), []);
  });

  it('leaves no comparison in English', () => {
    const all = [...report.files.values()].flatMap(({ artifacts }) =>
      artifacts.flatMap((one) => (one.kind === 'certificate' ? [one.certificate] : [])),
    );
    const said = all.flatMap((left) => all.slice(0, 3).flatMap((right) => compareCertificates(left, right).verdicts));
    assert.deepEqual(leftIn(said), []);
  });

  it('leaves no comparison of two states in English', async () => {
    const now = new Date(report.now);
    const { before, after } = await rotatedNode(now);
    const [old, current] = [await inspectFiles(before, now), await inspectFiles(after, now)];
    const comparison = await compareReports(old.report, current.report, report.now, createScheduler());
    const { page } = drawComparison({
      before: { name: '1', report: old.report, pathOf: (uri) => uri },
      after: { name: '2', report: current.report, pathOf: (uri) => uri },
      now: report.now,
      comparison,
    });
    assert.equal(page.connections.length, 4);
    assert.deepEqual(leftInShown([...stringsIn(localizedComparison(page, GERMAN))]), []);
  });

  it('leaves no row of a tree in English', () => {
    const rows = [
      ...report.nodes.flatMap((node) => [
        ...GROUPINGS.flatMap((grouping) => certificateNodes(node, report.now, DEFAULT_SETTINGS, { grouping })),
        ...[kubeconfigNodes, componentNodes].flatMap((tree) => tree(node, report.now, DEFAULT_SETTINGS)),
      ]),
      ...connectionNodes(report),
    ];
    const said = [...flatten(rows)].flatMap(({ label, description, spoken }) => [label, description, spoken]);
    assert.ok(said.length > 500);
    assert.deepEqual(leftIn(said.filter((text) => text !== undefined)), []);
  });

  it('leaves no page of the viewer and no picture in English', () => {
    const { picture } = drawGraph(graphSource(report));
    const pages = [...report.files.keys()].flatMap((uri) => {
      const drawn = detailsPage(report, { uri }, DEFAULT_SETTINGS);
      return drawn ? [localizedContent({ kind: 'page', page: drawn.page }, GERMAN)] : [];
    });
    assert.ok(pages.length > 10);
    const said = [...stringsIn(pages), ...stringsIn(shownPicture(picture, GERMAN))];
    assert.deepEqual(leftInShown(said), []);
  });
});

/** Names of rules, what openssl lays out and what Go says are the same in every language. */
const ALIKE: ReadonlySet<string> = new Set(['extensions', 'note', 'pem', 'rule', 'text']);

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      if (!ALIKE.has(name)) yield* stringsIn(inner);
    }
  }
}

function* flatten(nodes: readonly TreeNode[]): Generator<TreeNode> {
  for (const node of nodes) {
    yield node;
    yield* flatten(node.children);
  }
}

function textsOf({ title, sections }: ReturnType<typeof describeConnection>): readonly Text[] {
  const inSections = sections.flatMap(({ heading, rows }) => [
    ...(heading === undefined ? [] : [heading]),
    ...rows.flatMap(({ label, value, code }) => (code ? [label] : [label, value])),
  ]);
  return [title, ...inSections];
}
