import assert from 'node:assert/strict';
import { FILES, readJson } from '../../../scripts/l10n/files.ts';
import {
  compareCertificates,
  connectionSentence,
  DEFAULT_SETTINGS,
  describeArtifact,
  describeComponent,
  describeConnection,
  describeContext,
  describeFlag,
  type Report,
} from '../../../src/core/index.ts';
import { TEMPLATES } from '../../../src/core/words/templates.ts';
import { languageOf, translate, translateWording } from '../../../src/editor/translate.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { buildSample } from '../../support/sample.ts';

const german = languageOf(readJson<Record<string, string>>(FILES.german), TEMPLATES);

const NOW = new Date('2026-11-01T12:00:00Z');

/** Words that English has and German has not. */
const ENGLISH = /\b(?:the|is|are|of|not|with|and|which|its|whose|cannot|does|named|signed|trusts|shows)\b/;

/** What is quoted, and what Go says, is left in English on purpose. */
function leftIn(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) =>
    ENGLISH.test(text.replaceAll(/`[^`]*`|“[^”]*”|„[^“]*“|(?:x509|tls): .*$/g, '')),
  );
}

describe('the sample in German', () => {
  let report: Report;
  before(async function () {
    this.timeout(60_000);
    ({ report } = await inspectFiles(await buildSample(NOW), NOW));
  });

  it('leaves no problem in English', () => {
    const said = report.findings.flatMap(({ wording }) => (wording ? [translateWording(wording, german)] : []));
    assert.ok(said.length >= 7);
    assert.deepEqual(leftIn(said), []);
  });

  it('leaves no related place and no fix in English', () => {
    const said = report.findings.flatMap(({ related, fixes }) => [
      ...related.map(({ message }) => message),
      ...fixes.map(({ title }) => title),
    ]);
    assert.deepEqual(leftIn(said.map((text) => translate(text, german))), []);
  });

  it('leaves no connection in English', () => {
    const said = report.connections.flatMap((connection) => [
      connectionSentence(connection),
      ...textsOf(describeConnection(connection)),
    ]);
    assert.deepEqual(leftIn(said.map((text) => translate(text, german))), []);
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
    assert.deepEqual(leftIn(said.map((text) => translate(text, german))), []);
  });

  it('leaves no comparison in English', () => {
    const all = [...report.files.values()].flatMap(({ artifacts }) =>
      artifacts.flatMap((one) => (one.kind === 'certificate' ? [one.certificate] : [])),
    );
    const said = all.flatMap((left) => all.slice(0, 3).flatMap((right) => compareCertificates(left, right).verdicts));
    assert.deepEqual(leftIn(said.map((text) => translate(text, german))), []);
  });
});

function textsOf({ title, sections }: ReturnType<typeof describeConnection>): readonly string[] {
  const inSections = sections.flatMap(({ heading, rows }) => [
    ...(heading === undefined ? [] : [heading]),
    ...rows.flatMap(({ label, value, code }) => (code ? [label] : [label, value])),
  ]);
  return [title, ...inSections];
}
