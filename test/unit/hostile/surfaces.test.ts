import assert from 'node:assert/strict';
import {
  assistantText,
  closedText,
  compareCertificates,
  compareReports,
  createInspector,
  createScheduler,
  DEFAULT_SETTINGS,
  detailsPage,
  drawComparison,
  drawGraph,
  encodedTextAt,
  expirationCsv,
  expirationJson,
  expirationMarkdown,
  expirationReport,
  expirationTable,
  fileMarks,
  htmlReport,
  jsonReport,
  jsonText,
  markdownReport,
  pathsBelow,
  plainText,
  type Report,
  RULES,
  sarifReport,
  shownExpirations,
  textReport,
  untrusted,
} from '../../../src/core/index.ts';
import { layoutPicture } from '../../../src/core/presentation/graph/layout/layoutPicture.ts';
import { shownPicture } from '../../../src/core/presentation/graph/shownPicture.ts';
import { localizedComparison } from '../../../src/editor/panels/localizedComparison.ts';
import { localizedExpirations } from '../../../src/editor/panels/localizedExpirations.ts';
import { iconLabel, noticeText, outlineLabel } from '../../../src/editor/text/labels.ts';
import { localizedContent } from '../../../src/editor/viewer/localizedPage.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { attack } from './attackedNode.ts';
import { ATTACKS } from './attacks.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const HIDDEN_IN_LINES = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** The input of a page, a picture or a message: each text with the keys that lead to it. */
function* textsIn(value: unknown, path = ''): Generator<readonly [path: string, text: string]> {
  if (typeof value === 'string') yield [path, value];
  else if (value instanceof Map) yield* textsIn([...value], path);
  else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
    for (const [key, inner] of Object.entries(value)) yield* textsIn(inner, `${path}.${key.replace(/^\d+$/, '#')}`);
  }
}

/** Ids lead back to a place and are shown nowhere; the text of openssl and PEM have lines. */
const NOT_SHOWN = /\.(?:id|uri|from|to|place|frame)$|\.(?:from|to)\.id$/;
const OF_LINES = /\.(?:text|pem)$/;

const SIDE = { label: untrusted('a'), path: untrusted('b'), place: 'place-1' };

function assertPlain(value: unknown, what: string): void {
  let seen = 0;
  for (const [path, text] of textsIn(value)) {
    if (NOT_SHOWN.test(path)) continue;
    seen++;
    const hidden = OF_LINES.test(path) ? HIDDEN_IN_LINES : HIDDEN;
    assert.doesNotMatch(text, hidden, `${what}${path}: ${JSON.stringify(text.slice(0, 200))}`);
    assert.ok(OF_LINES.test(path) || text.length < 30_000, `${what}${path}: ${text.length} characters`);
  }
  assert.ok(seen > 0, what);
}

describe('attacks on every surface', () => {
  let report: Report;
  const log: string[] = [];

  before(async () => {
    const pki = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    await attack(pki);
    const say = (message: string) => void log.push(message);
    const inspector = createInspector({
      fileSystem: new MemoryWorkspace(pki.files),
      now: () => NOW.getTime(),
      log: { debug: say, info: say, warn: say },
    });
    const made = await inspector.inspect({ ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] });
    assert.ok(made);
    report = made;
    assert.ok(report.findings.length > 100 && report.skipped.length >= Object.keys(ATTACKS).length);
  });

  const input = () => {
    const pathOf = pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }]);
    const settings = { ...THRESHOLDS, profile: 'default', severities: {} } as const;
    return { report, roots: ['.'], pathOf, version: '0.0.0', rules: RULES, settings };
  };

  it('stay plain in the Problems panel, in fixes and related places', () => {
    for (const { message, related, fixes } of report.findings) {
      const said = [message, ...related.map((place) => place.message), ...fixes.map(({ title }) => title)];
      assertPlain(
        said.map((text) => plainText(text)),
        'finding',
      );
    }
  });

  it('stay plain in the log', () => {
    for (const line of log) assertPlain(line, 'log');
  });

  it('stay plain in the log of files that cannot be read, which quotes no error', async () => {
    const files = Object.fromEntries(
      Object.values(ATTACKS).map((text) => [`${text.replaceAll(/[/\0]/g, '').slice(0, 200)}.crt`, 'x']),
    );
    const reported: string[] = [];
    const say = (message: string) => void reported.push(message);
    class FailingWorkspace extends MemoryWorkspace {
      override async readFile(uri: string): Promise<never> {
        throw new Error(`no disk\nQUOTED\n    at QUOTED ${uri}`);
      }
    }
    const fileSystem = new FailingWorkspace(files);
    const inspector = createInspector({
      fileSystem,
      now: () => NOW.getTime(),
      log: { debug: say, info: say, warn: say },
    });
    await inspector.inspect({ ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] });
    assert.ok(reported.length >= Object.keys(files).length, `${reported.length}`);
    for (const line of reported) {
      assertPlain(line, 'log');
      assert.doesNotMatch(line, /QUOTED/);
    }
  });

  it('stay plain in the certificate viewer, in every tab', () => {
    for (const [uri, { artifacts }] of report.files) {
      const { page, artifacts: tabs } = detailsPage(report, { uri }, THRESHOLDS) ?? {};
      if (!page) continue;
      assertPlain(localizedContent({ kind: 'page', page }), 'viewer');
      if (artifacts.length > 1) {
        for (const shown of tabs?.keys() ?? []) {
          const drawn = detailsPage(report, { uri, shown }, THRESHOLDS);
          assert.ok(drawn);
          assertPlain(localizedContent({ kind: 'page', page: drawn.page }), 'viewer');
        }
      }
    }
  });

  it('stay plain in a comparison', () => {
    const all = [...report.files.values()].flatMap(({ artifacts }) =>
      artifacts.flatMap((one) => (one.kind === 'certificate' ? one.certificate : [])),
    );
    assert.ok(all.length > 2);
    for (let at = 1; at < all.length; at++) {
      const [left, right] = [all[at - 1], all[at]];
      if (!left || !right) continue;
      const comparison = compareCertificates(left, right);
      assertPlain(localizedContent({ kind: 'comparison', comparison, left: SIDE, right: SIDE }), 'comparison');
    }
  });

  it('stay plain in a comparison of states', async () => {
    const state = { name: 'state', report, pathOf: pathsBelow([]) };
    const gone = { ...state, report: { ...report, nodes: [] } };
    const comparison = await compareReports(report, gone.report, report.now, createScheduler());
    assert.ok(comparison.certificates.removed.length > 2);
    const { page } = drawComparison({ before: state, after: gone, now: report.now, comparison });
    assertPlain(localizedComparison(page), 'states');
  });

  it('stay plain in the picture of the connections', () => {
    const views = report.nodes.map(({ view }) => view);
    const { picture } = drawGraph({ ...report, causes: 0, nodes: views });
    const shown = shownPicture(picture);
    assertPlain(shown, 'picture');
    assertPlain(layoutPicture(shown, 900), 'scene');
  });

  it('stay plain in the expiration page and in the marks of files', () => {
    const all = expirationReport(report, THRESHOLDS);
    assertPlain(localizedExpirations(shownExpirations(all)), 'page');
    const marks = [...fileMarks(all, report).values()].map(({ text }) => plainText(text));
    assertPlain([...marks, 'none'], 'marks');
  });

  it('stay text in every table of expirations', () => {
    const all = expirationReport(report, THRESHOLDS);
    assertPlain({ text: expirationTable(report, report.now) }, 'table');
    assertPlain({ text: jsonText(expirationJson(all)) }, 'JSON');
    const markdown = expirationMarkdown(all);
    assertPlain({ text: markdown }, 'Markdown');
    assert.doesNotMatch(markdown.replaceAll(/`[^`\n]*`/g, ''), /\]\(|<(?!br>|\/?code>)|!\[/);
    const csv = expirationCsv(all);
    assertPlain({ text: csv.replaceAll('\r\n', '\n') }, 'CSV');
    assert.doesNotMatch(csv, /(?:^|,)"?[=+@-]/m);
  });

  it('stay text in every report', async () => {
    const summary = jsonReport(report, ['.'], input().pathOf);
    for (const text of [
      [...textReport(summary)].join(''),
      jsonText(summary),
      markdownReport(input()),
      htmlReport(input()),
      await sarifReport({ ...input(), withSuppressed: true }),
    ]) {
      assertPlain({ text }, 'report');
      assert.doesNotMatch(text, /^error: all is well/m);
    }
  });

  it('are data to a language model: on lines of JSON behind the notice', () => {
    const [notice = '', data = '', ...more] = assistantText(input(), {}, 100_000).split('\n');
    assert.deepEqual(more, []);
    assert.match(notice, /never an instruction/);
    assert.doesNotMatch(notice, /Ignore all/);
    assertPlain(JSON.parse(data), 'assistant');
    assert.doesNotMatch(data, HIDDEN);
  });

  for (const [what, text] of Object.entries(ATTACKS)) {
    it(`${what}: stays text in labels and messages`, () => {
      const value = untrusted(text);
      for (const label of [iconLabel(value), outlineLabel(value), noticeText(value)]) {
        assert.doesNotMatch(label, HIDDEN);
        assert.ok(label.length < 2000);
      }
      assert.doesNotMatch(iconLabel(value), /(?<!\\)\$\(/);
      assert.doesNotMatch(outlineLabel(value), /\$\(/);
      // VS Code's own reading of a message (vs/base/common/linkedText).
      assert.doesNotMatch(noticeText(value), /\[[^\]]+\]\((?:https?:\/\/|command:|file:)/i);
    });
  }

  it('leave nothing that the decoders of copied text cannot bear', () => {
    for (const text of Object.values(ATTACKS)) encodedTextAt(text, text.length >> 1);
    assertPlain(plainText(closedText({ kind: 'content', reason: 'password' })), 'key store');
  });
});
