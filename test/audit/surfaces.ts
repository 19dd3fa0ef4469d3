import { readText } from '../../src/core/formats/sniff.ts';
import {
  assistantText,
  certificateFields,
  certificateLine,
  compareCertificates,
  compareReports,
  comparisonDocument,
  comparisonJson,
  comparisonText,
  connectionLine,
  connectionSentence,
  createScheduler,
  type DecodedFile,
  type Description,
  decodeText,
  describeArtifact,
  describeAt,
  describeComponent,
  describeConnection,
  describeContext,
  describeDecoded,
  describeEncodedAt,
  describeFlag,
  describeNode,
  detailsPage,
  documentMarkdown,
  drawComparison,
  drawGraph,
  expirationCsv,
  expirationJson,
  expirationMarkdown,
  expirationReport,
  expirationTable,
  fileMarks,
  graphSource,
  htmlReport,
  jsonFile,
  jsonReport,
  jsonText,
  junitReport,
  markdownReport,
  minorRelease,
  pathReferencesOf,
  pathsBelow,
  plainText,
  type Report,
  referencesAt,
  referencesToFile,
  sarifReport,
  shownExpirations,
  suppressionEdit,
  type Text,
  textOfFile,
  textReport,
  upgradeFrom,
} from '../../src/core/index.ts';
import { layoutPicture } from '../../src/core/presentation/graph/layout/layoutPicture.ts';
import { shownPicture } from '../../src/core/presentation/graph/shownPicture.ts';
import { localizedComparison } from '../../src/editor/panels/localizedComparison.ts';
import { describeMarkdown } from '../../src/editor/text/describeMarkdown.ts';
import { certificateNodes } from '../../src/editor/trees/certificateNodes.ts';
import { GROUPINGS } from '../../src/editor/trees/certificates/grouping.ts';
import { componentNodes } from '../../src/editor/trees/nodes/componentNodes.ts';
import { connectionNodes } from '../../src/editor/trees/nodes/connectionNodes.ts';
import { kubeconfigNodes } from '../../src/editor/trees/nodes/kubeconfigNodes.ts';
import { skippedRows } from '../../src/editor/trees/nodes/nodeLevel.ts';
import type { TreeNode } from '../../src/editor/trees/nodes/treeNode.ts';
import { DOCUMENTED_RULES } from '../support/documentedRules.ts';
import { FOLDER_URI } from '../support/memoryWorkspace.ts';
import { GERMAN } from '../unit/l10n/german.ts';

/** The output of one place of the product for a report. */
export type Surface = (report: Report) => Iterable<string> | Promise<Iterable<string>>;

const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };

const inputOf = (report: Report) => {
  const pathOf = pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }]);
  const settings = { ...THRESHOLDS, profile: 'default', severities: {} } as const;
  return { report, roots: ['.'], pathOf, version: '0.0.0', rules: DOCUMENTED_RULES, settings };
};

const summaryOf = (report: Report) => jsonReport(report, ['.'], inputOf(report).pathOf);

/** Every one, by name. What the editor translates is there in both languages. */
export const SURFACES: ReadonlyMap<string, Surface> = new Map<string, Surface>([
  ['text report', (report) => [[...textReport(summaryOf(report))].join('')]],
  ['JSON report', (report) => [jsonText(summaryOf(report))]],
  ['SARIF report', async (report) => [await sarifReport({ ...inputOf(report), withSuppressed: true })]],
  ['HTML report', (report) => [htmlReport(inputOf(report))]],
  ['JUnit report', (report) => [[...junitReport(inputOf(report))].join('')]],
  ['Markdown report', (report) => [markdownReport(inputOf(report))]],
  ['text for chats', (report) => [assistantText(inputOf(report), {}, 1_000_000)]],
  ['problems, related places and fixes', problems],
  ['model', modelOf],
  ['hovers', hovers],
  ['hovers over encoded text', encodedHovers],
  ['trees', (report) => [...rowsOf(report)]],
  ['descriptions', (report) => textsIn(descriptions(report))],
  [
    'certificate viewer',
    (report) => [...report.files.keys()].flatMap((uri) => textsIn(detailsPage(report, { uri }, THRESHOLDS)?.page)),
  ],
  ['comparison', comparisons],
  ['comparison of states', states],
  ['picture of the connections', picture],
  ['expiration', expiration],
  ['decoded file', (report) => [...report.files.values()].flatMap((file) => decoded(file, report.now))],
  ['decoded text', decodedTexts],
  ['references, links and symbols', references],
  ['lines above certificates', certificateLines],
]);

/** A text as it reads in each language. */
function inBothLanguages(text: Text): readonly string[] {
  return [plainText(text), plainText(text, GERMAN)];
}

function problems({ findings, nodes, files }: Report): readonly string[] {
  const silenced = nodes.flatMap(({ suppressed = [] }) => suppressed);
  return [...findings, ...silenced.map(({ finding }) => finding)].flatMap((finding) => {
    const { message, related, fixes, command = '', at } = finding;
    const file = files.get(at.uri);
    const hiding = file && suppressionEdit(file, finding);
    const titles = [...fixes, ...(hiding ? [hiding] : [])].map(({ title }) => title);
    return [command, ...[message, ...titles, ...related.map((place) => place.message)].flatMap(inBothLanguages)];
  });
}

/** All that a report holds but the texts of its files, which belong to the person, and edits of them. */
function modelOf(report: Report): readonly string[] {
  const { files, nodes, ...rest } = report;
  const ofFiles = [...files.values()].flatMap(({ text: _, lines: __, ...file }) => textsIn(file));
  const ofNodes = nodes.flatMap(({ view, ...node }) => textsIn({ ...node, view: { ...view, files: [] } }));
  return [...ofFiles, ...ofNodes, ...textsIn(rest)];
}

const IS_FILE_TEXT: ReadonlySet<string> = new Set(['text', 'lines', 'edits']);

/** Every text in a value, including keys, except the text of a file. */
function textsIn(value: unknown): readonly string[] {
  const found: string[] = [];
  const seen = new Set<unknown>();
  const visit = (one: unknown): void => {
    if (typeof one === 'string') found.push(one);
    else if (one instanceof Uint8Array) found.push(Buffer.from(one).toString('hex'));
    else if (typeof one === 'object' && one !== null && !ArrayBuffer.isView(one) && !seen.has(one)) {
      seen.add(one);
      if (one instanceof Map) for (const entry of one) visit(entry);
      if (one instanceof Set) for (const entry of one) visit(entry);
      const isFile = 'lines' in one && 'artifacts' in one;
      for (const [key, inner] of Object.entries(one)) {
        found.push(key);
        if (!(isFile && IS_FILE_TEXT.has(key)) && key !== 'edits' && !isTextOfFile(one, inner)) visit(inner);
      }
    }
  };
  visit(value);
  return found;
}

/** Text that a document writes to a file: the text of that file. Its bytes in hex may contain a part of a key only by chance. */
function isTextOfFile(holder: object, value: unknown): boolean {
  return 'machine' in holder && value instanceof Uint8Array && readText(value) !== undefined;
}

/** A line is looked at where it begins, where its value does, and where it ends. */
function offsetsOf(text: string): readonly number[] {
  return [...text.matchAll(/[^\n]+/g)].flatMap(({ 0: line, index }) => {
    const indent = line.search(/\S/);
    const value = /[:=]\s*["']?/.exec(line);
    const inValue = value ? index + value.index + value[0].length + 1 : index;
    return [index + Math.max(0, indent), inValue, index + line.length];
  });
}

function hovers(report: Report): readonly string[] {
  return [...report.files].flatMap(([uri, { text = '' }]) =>
    offsetsOf(text).flatMap((offset) => {
      const place = describeAt(report, uri, offset, THRESHOLDS);
      return place ? [markdownOf(place.description), ...textsIn(place.description)] : [];
    }),
  );
}

const markdownOf = (description: Description) => describeMarkdown(description, [], [], GERMAN);

async function encodedHovers(report: Report): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [uri, { text = '' }] of report.files) {
    for (const offset of offsetsOf(text)) {
      const question = { text, uri, offset, report, now: report.now, thresholds: THRESHOLDS };
      const reported = await describeEncodedAt(question);
      if (reported) found.push(markdownOf(reported.description), ...textsIn(reported));
    }
  }
  return found;
}

function* rowsOf(report: Report): Generator<string> {
  const { now } = report;
  for (const node of report.nodes) {
    for (const grouping of GROUPINGS) {
      yield* rowTexts(certificateNodes(node, now, THRESHOLDS, { grouping }));
    }
    for (const tree of [kubeconfigNodes, componentNodes]) yield* rowTexts(tree(node, now, THRESHOLDS));
  }
  yield* rowTexts([...connectionNodes(report), ...skippedRows(report)]);
}

function* rowTexts(rows: readonly TreeNode[]): Generator<string> {
  for (const { children, ...row } of rows) {
    yield* textsIn(row);
    yield* rowTexts(children);
  }
}

function descriptions(report: Report): readonly Description[] {
  const ofNodes = report.nodes.flatMap((node) => {
    const context = describeContext(node, report.now, THRESHOLDS);
    return [
      describeNode(node.view),
      ...node.view.files.flatMap(({ file }) => file.artifacts.map((artifact) => describeArtifact(artifact, context))),
      ...node.view.components.flatMap((component) => [
        describeComponent(component, context),
        ...component.flags.map((flag) => describeFlag(component, flag, context)),
      ]),
    ];
  });
  return [...ofNodes, ...report.connections.map((connection) => describeConnection(connection))];
}

function comparisons(report: Report): readonly string[] {
  const all = [...report.files.values()].flatMap(({ artifacts }) =>
    artifacts.flatMap((one) => (one.kind === 'certificate' ? [one.certificate] : [])),
  );
  const [first] = all;
  return first ? all.flatMap((other) => textsIn(compareCertificates(first, other))) : [];
}

/** Before and after are the same, and nothing: what is in a state is on the page, and in what is saved of it. */
async function states(report: Report): Promise<readonly string[]> {
  const { pathOf } = inputOf(report);
  const [full, empty] = [report, { ...report, nodes: [], files: new Map() }].map((one) => ({
    name: 'state',
    report: one,
    pathOf,
  }));
  const texts: string[] = [];
  for (const [before, after] of [
    [full, full],
    [full, empty],
    [empty, full],
  ]) {
    if (!before || !after) continue;
    const comparison = await compareReports(before.report, after.report, report.now, createScheduler());
    const upgraded = await upgradeFrom(before.report, minorRelease(38), async () => after.report);
    const input = { before, after, now: report.now, comparison, upgrade: upgraded?.upgrade };
    const { page } = drawComparison(input);
    texts.push(...textsIn(page), ...textsIn(localizedComparison(page, GERMAN)), ...comparisonText(input));
    texts.push(jsonText(comparisonJson(input)), [...documentMarkdown(comparisonDocument(input))].join(''));
  }
  return texts;
}

function picture(report: Report): readonly string[] {
  const drawn = drawGraph(graphSource(report));
  const lines = report.connections.flatMap((one) => [connectionLine(one), connectionSentence(one)]);
  const shown = shownPicture(drawn.picture, GERMAN);
  return [...textsIn(shown), ...textsIn(layoutPicture(shown, 900)), ...lines.flatMap(inBothLanguages)];
}

function expiration(report: Report): readonly string[] {
  const all = expirationReport(report, THRESHOLDS);
  return [
    expirationTable(report, report.now),
    jsonText(expirationJson(all)),
    expirationMarkdown(all),
    expirationCsv(all),
    ...textsIn(shownExpirations(all)),
    ...textsIn([...fileMarks(all, report).values()]),
  ];
}

function decoded(file: DecodedFile, now: number): readonly string[] {
  return [
    textOfFile(file, now),
    jsonText(jsonFile(file, 'file')),
    ...file.problems.flatMap(({ message }) => inBothLanguages(message)),
  ];
}

async function decodedTexts(report: Report): Promise<readonly string[]> {
  const texts = [...report.files.values()].flatMap(({ text }) => text ?? []);
  const files = await Promise.all(texts.map(decodeText));
  const question = { report, now: report.now, thresholds: THRESHOLDS };
  const described = await Promise.all(files.map(({ artifacts }) => describeDecoded(artifacts, question)));
  return [...files.flatMap((file) => decoded(file, report.now)), ...textsIn(described)];
}

function references(report: Report): readonly string[] {
  return [...report.files].flatMap(([uri, file]) => [
    ...[...referencesToFile(report, uri), ...pathReferencesOf(report, uri), ...certificateFields(file)].flatMap(
      ({ label }) => inBothLanguages(label),
    ),
    ...offsetsOf(file.text ?? '').flatMap((offset) =>
      referencesAt(report, uri, offset).flatMap(({ label }) => inBothLanguages(label)),
    ),
  ]);
}

function certificateLines(report: Report): readonly string[] {
  return report.nodes.flatMap((node) => {
    const context = describeContext(node, report.now, THRESHOLDS);
    return node.view.files.flatMap(({ file }) =>
      file.artifacts.flatMap((one) =>
        one.kind === 'certificate' ? inBothLanguages(certificateLine(one.certificate, context)) : [],
      ),
    );
  });
}
