import {
  certificateFields,
  compareCertificates,
  definitionsAt,
  describeAt,
  detailsPage,
  drawGraph,
  expirationCsv,
  expirationJson,
  expirationMarkdown,
  expirationReport,
  expirationTable,
  fileMarks,
  graphSource,
  htmlReport,
  jsonReport,
  markdownReport,
  nextChange,
  pathsBelow,
  type Report,
  RULES,
  referencesAt,
  referencesToFile,
  sarifReport,
  textReport,
} from '../../../src/core/index.ts';
import { plainText } from '../../../src/core/model/text/plainText.ts';
import { layoutPicture } from '../../../src/core/presentation/graph/layout/layoutPicture.ts';
import { shownPicture } from '../../../src/core/presentation/graph/shownPicture.ts';
import { describeMarkdown } from '../../../src/editor/text/describeMarkdown.ts';
import { FOLDER_URI } from '../../support/memoryWorkspace.ts';
import { GERMAN } from '../../unit/l10n/german.ts';
import type { Draw } from '../draw.ts';
import type { Outcome, Placed } from '../kind.ts';
import { bytesAsHex, placesIn } from './examineFile.ts';
import { treeTexts } from './treeTexts.ts';

const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };

/** Everything that the command line, the editor and the pages say of a report, at places that are drawn. */
export async function examineReport(report: Report, draw: Draw): Promise<Outcome> {
  return {
    texts: [...(await documents(report)), ...surfaces(report, draw), ...treeTexts(report, THRESHOLDS)],
    places: [...places(report)],
  };
}

async function documents(report: Report): Promise<readonly string[]> {
  const pathOf = pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }]);
  const summary = jsonReport(report, ['.'], pathOf);
  const settings = { ...THRESHOLDS, profile: 'default', severities: {} } as const;
  const input = { report, roots: ['.'], pathOf, version: '0.0.0', rules: RULES, settings };
  const expirations = expirationReport(report, THRESHOLDS);
  return [
    [...textReport(summary)].join(''),
    JSON.stringify(summary),
    markdownReport(input),
    htmlReport(input),
    await sarifReport({ ...input, withSuppressed: true }),
    expirationTable(report, report.now),
    expirationCsv(expirations),
    expirationMarkdown(expirations),
    JSON.stringify(expirationJson(expirations)),
    ...[...fileMarks(expirations, report).values()].map(({ text }) => plainText(text, GERMAN)),
    ...report.findings.map(({ message }) => plainText(message, GERMAN)),
    `${nextChange(report, report.now, THRESHOLDS)}`,
    JSON.stringify([
      report.findings,
      report.skipped,
      report.nodes.map(({ findings, suppressed }) => [findings, suppressed]),
    ]),
  ];
}

function surfaces(report: Report, draw: Draw): readonly string[] {
  const texts: string[] = [];
  const { picture } = drawGraph(graphSource(report));
  const shown = shownPicture(picture);
  texts.push(JSON.stringify(shown), JSON.stringify(layoutPicture(shown, 900)));
  const uris = [...report.files.keys()];
  for (let count = Math.min(6, uris.length); count > 0; count--) {
    const uri = draw.pick(uris);
    const file = report.files.get(uri);
    texts.push(
      JSON.stringify(
        [referencesToFile(report, uri), file && certificateFields(file).map(({ label }) => plainText(label))],
        bytesAsHex,
      ),
    );
    texts.push(JSON.stringify(detailsPage(report, { uri }, THRESHOLDS)?.page, bytesAsHex));
    for (let looks = 6; looks > 0; looks--)
      texts.push(...at(report, uri, draw.below((file?.text?.length ?? 0) + 2) - 1));
  }
  const certificates = [...report.files.values()].flatMap(({ artifacts }) =>
    artifacts.flatMap((artifact) => (artifact.kind === 'certificate' ? artifact.certificate : [])),
  );
  if (certificates.length > 0) {
    const pair = [draw.pick(certificates), draw.pick(certificates)] as const;
    texts.push(JSON.stringify(compareCertificates(...pair), bytesAsHex));
  }
  return texts;
}

function at(report: Report, uri: string, offset: number): readonly string[] {
  const place = describeAt(report, uri, offset, THRESHOLDS);
  return [
    JSON.stringify([referencesAt(report, uri, offset), definitionsAt(report, uri, offset)], bytesAsHex),
    ...(place ? [describeMarkdown(place.description, place.findings)] : []),
  ];
}

function* places(report: Report): Generator<Placed> {
  for (const file of report.files.values()) yield* placesIn(file);
  for (const finding of report.findings) {
    const edits = finding.fixes.flatMap((fix) => fix.edits.map((edit) => ({ uri: edit.uri, span: edit.span })));
    for (const { uri, span } of [finding.at, ...finding.related, ...edits]) {
      const file = report.files.get(uri);
      const isEdit = edits.some((edit) => edit.span === span);
      if (file && (isEdit || !file.stale)) {
        yield { what: `finding ${finding.rule}`, span, length: file.text?.length ?? file.size };
      }
    }
  }
}
