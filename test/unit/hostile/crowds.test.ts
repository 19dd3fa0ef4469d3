import assert from 'node:assert/strict';
import {
  compareReports,
  comparisonDocument,
  comparisonJsonPieces,
  comparisonText,
  createScheduler,
  DEFAULT_SETTINGS,
  documentMarkdown,
  explainMessages,
  explanationJsonPieces,
  explanationText,
  gitlabPieces,
  htmlPieces,
  jsonReport,
  jsonReportPieces,
  jsonText,
  junitReport,
  markdownPieces,
  pathsBelow,
  plainText,
  type Report,
  RULES,
  sarifPieces,
  textReport,
  unreadOf,
} from '../../../src/core/index.ts';
import { nodeBudgetOf, payConnections, payNode } from '../../../src/core/model/budget.ts';
import {
  controlPlanes,
  equalAuthorities,
  errorLog,
  manyNodes,
  originalControlPlane,
} from '../../bench/costs/crowdedInputs.ts';
import { authority, configMapText, NOW } from '../../support/apiObjects.ts';
import { DOCUMENTED_RULES } from '../../support/documentedRules.ts';
import { buildFleet } from '../../support/fleet.ts';
import { FOLDER_URI, inspectFiles } from '../../support/memoryWorkspace.ts';

const LATER = new Date('2046-06-01T12:00:00Z');
const PATH_OF = pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }]);

function inputOf(report: Report) {
  return { report, roots: ['.'], pathOf: PATH_OF, version: '1.2.3', rules: RULES, settings: DEFAULT_SETTINGS };
}

const sarifOf = (report: Report, scheduler = createScheduler()) =>
  sarifPieces({ ...inputOf(report), rules: DOCUMENTED_RULES, withSuppressed: true }, scheduler);
const gitlabOf = (report: Report, scheduler = createScheduler()) => gitlabPieces(report, PATH_OF, scheduler);

describe('nodes are paid for', () => {
  it('tiny nodes beyond the budget are not checked, which makes the report incomplete', async () => {
    const { report } = await inspectFiles(manyNodes(1000), NOW);
    assert.ok(report.nodes.length >= 150 && report.nodes.length < 250, `${report.nodes.length}`);
    const unread = unreadOf(report);
    assert.equal(unread.length, 1000 - report.nodes.length);
    assert.deepEqual(new Set(unread.map(({ reason }) => reason)), new Set(['too-many-nodes']));
    const [text = ''] = [...textReport(jsonReport(report, ['.'], PATH_OF))].slice(-1);
    assert.match(text, /^Incomplete: n\d+: not checked: too many nodes for the size of their files\n$/);
  });

  it('150 nodes are checked whatever their files hold', async () => {
    const { report } = await inspectFiles(manyNodes(150), NOW);
    assert.equal(report.nodes.length, 150);
    assert.deepEqual(unreadOf(report), []);
  });

  it('the files of a real worker bring what it costs', async () => {
    const fleet = await buildFleet({ now: NOW, nodes: 4 });
    const sizes = [...fleet].flatMap(([path, content]) =>
      path.startsWith('worker-1/') && content instanceof Uint8Array ? content.length : [],
    );
    const budget = nodeBudgetOf(Array.from({ length: 5000 }, () => sizes.map((size) => ({ size }))).flat());
    for (let node = 0; node < 5000; node++) assert.ok(payNode(budget), `${node}`);
  });

  it('connections beyond the budget are not evaluated, which makes the report incomplete', async () => {
    const original = await originalControlPlane();
    const countOf = async (count: number) => {
      const { report } = await inspectFiles(controlPlanes(original, count), NOW);
      const reasons = new Set(unreadOf(report).map(({ reason }) => reason));
      return { connections: report.connections.length, reasons: [...reasons], report };
    };
    const few = await countOf(9);
    assert.deepEqual(few.reasons, []);
    // Each connects to the etcd of all, and each member to all others.
    assert.ok(few.connections > 9 * 9 + 9 * 8, `${few.connections}`);
    const many = await countOf(60);
    assert.deepEqual(many.reasons, ['too-many-connections']);
    assert.ok(many.connections > 60 * 12 && many.connections < 60 * 60, `${many.connections}`);
    // Their connections to each other grow with the square of their number.
    const twice = await countOf(120);
    assert.ok(twice.connections < 2 * many.connections, `${many.connections}, then ${twice.connections}`);
    const lines = [...textReport(jsonReport(many.report, ['.'], PATH_OF))];
    assert.match(
      lines.at(-1) ?? '',
      /^Incomplete: n\d+: not all connections checked: too many for the size of the files\n$/,
    );
  });

  it('connections beyond the budget of either state are not compared, and not reported as added or removed', async () => {
    const original = await originalControlPlane();
    const reportOn = async (count: number, extra = {}) =>
      (await inspectFiles({ ...controlPlanes(original, count), ...extra }, NOW)).report;
    const countOf = async (before: Report, after: Report) => {
      const { connections } = await compareReports(before, after, NOW.getTime(), createScheduler());
      const isIn = (state: 'before' | 'after') => connections.filter((one) => one[state] !== undefined).length;
      return { before: isIn('before'), after: isIn('after') };
    };
    const some = await reportOn(60);
    const same = await countOf(some, some);
    assert.ok(same.before > 60 * 12 && same.before < 60 * 60, `${same.before}`);
    // The sizes of files decide how many connections are paid for.
    const manifest = 'n0/etc/kubernetes/manifests/etcd.yaml';
    const long = `${controlPlanes(original, 60)[manifest]}${'# a\n'.repeat(500_000)}`;
    const large = await reportOn(60, { [manifest]: long });
    assert.ok(large.connections.length > some.connections.length, `${large.connections.length}`);
    assert.deepEqual(await countOf(some, large), same);
    assert.deepEqual(await countOf(large, some), same);
    const twice = await reportOn(120);
    const more = await countOf(twice, twice);
    assert.ok(more.before < 2 * same.before, `${same.before}, then ${more.before}`);
  });

  it('a thousand workers and nine control planes are within the budget', async () => {
    const fleet = await buildFleet({ now: NOW, nodes: 4 });
    const worker = [...fleet].flatMap(([path, content]) =>
      path.startsWith('worker-1/') && content instanceof Uint8Array ? { size: content.length } : [],
    );
    const budget = nodeBudgetOf(Array.from({ length: 1000 }, () => worker).flat());
    for (let node = 0; node < 1009; node++) assert.ok(payNode(budget), `${node}`);
    // Six clients and 18 targets of etcd each.
    for (let node = 0; node < 9; node++) assert.equal(payConnections(budget, 24), 24);
  });
});

describe('equal certificates are one thing', () => {
  it('a certificate that a bundle holds again and again has one finding, with its first places', async () => {
    const { report } = await inspectFiles(await equalAuthorities(2, 300), NOW);
    assert.deepEqual(
      report.findings.map(({ rule, related }) => [rule, related.length]),
      [
        ['files/pem-duplicate-cert', 101],
        ['files/pem-duplicate-cert', 101],
      ],
    );
    const { certificates } = jsonReport(report, ['.'], PATH_OF);
    assert.equal(certificates.length, 600);
    assert.equal(new Set(certificates.map(({ subject }) => subject)).size, 1);
  });

  it('a thousand copies in a bundle are listed, and the certificates behind them are read', async () => {
    const [bundle = ''] = Object.values(await equalAuthorities(1, 1500)).map(String);
    const other = (await authority('behind the copies')).pem;
    const node = Object.fromEntries(await originalControlPlane());
    const { report } = await inspectFiles({ ...node, 'etc/kubernetes/pki/etcd/ca.crt': bundle + other }, NOW);
    const file = [...report.files.values()].find(({ uri }) => uri.endsWith('/etcd/ca.crt'));
    const names = (file?.artifacts ?? []).flatMap((one) => (one.kind === 'certificate' ? one.certificate.sha256 : []));
    assert.equal(names.length, 1002);
    assert.equal(new Set(names).size, 2);
    assert.notEqual(names.at(-1), names[0]);
    assert.deepEqual(
      unreadOf(report).map(({ uri, reason }) => [uri?.endsWith('/etcd/ca.crt'), reason]),
      [[true, 'too-many-blocks']],
    );
    const said = report.findings.filter(({ rule }) => rule === 'files/too-many-blocks');
    assert.deepEqual(
      said.map(({ message }) => plainText(message)),
      ['More than 1000 copies of certificates; further copies are not listed.'],
    );
  });

  it('copies are counted by file, and not in objects, each of which may hold the CA', async () => {
    const { pem } = await authority('in every namespace');
    const maps = Array.from({ length: 1200 }, (_, at) =>
      configMapText('kube-root-ca.crt', `n${at}`, { 'ca.crt': pem }),
    );
    const { report } = await inspectFiles({ 'maps.yaml': maps.join('---\n') }, NOW);
    assert.deepEqual(unreadOf(report), []);
    assert.equal(jsonReport(report, ['.'], PATH_OF).certificates.length, 1200);
    assert.equal(report.findings.filter(({ rule }) => rule === 'files/too-many-blocks').length, 0);
  });

  it('equal files are decoded once, whatever a file of certificates is called', async () => {
    const { report } = await inspectFiles(await equalAuthorities(3, 300), NOW);
    const [first, ...others] = [...report.files.values()];
    assert.equal(others.length, 2);
    for (const other of others) {
      assert.equal(other.lines, first?.lines);
      assert.deepEqual(new Set(other.artifacts.map(({ origin }) => origin.uri)), new Set([other.uri]));
    }
  });

  it('its base64 text is decoded once a file', async () => {
    const { report } = await inspectFiles(await equalAuthorities(1, 300), NOW);
    const [file] = report.files.values();
    const ders = (file?.artifacts ?? []).map((one) => one.kind === 'certificate' && one.certificate.der);
    assert.equal(ders.length, 300);
    assert.equal(new Set(ders).size, 1);
  });
});

describe('reports are written in pieces', () => {
  const crowd = async (count: number, now: Date) =>
    (await inspectFiles(controlPlanes(await originalControlPlane(), count), now)).report;
  const longest = (pieces: Iterable<string>) => Math.max(...[...pieces].map(({ length }) => length));

  for (const [name, piecesOf] of [
    ['text', (report: Report) => textReport(jsonReport(report, ['.'], PATH_OF))],
    ['JSON', (report: Report) => jsonReportPieces(report, ['.'], PATH_OF)],
    ['HTML', (report: Report) => htmlPieces(inputOf(report))],
    ['Markdown', (report: Report) => markdownPieces(inputOf(report))],
    ['JUnit', (report: Report) => junitReport(inputOf(report))],
    ['SARIF', sarifOf],
    ['GitLab', gitlabOf],
  ] as const) {
    it(`${name}: of more nodes there are more pieces, and no larger ones`, async () => {
      // Expired certificates have findings.
      const [some, more] = [
        [...(await piecesOf(await crowd(6, LATER)))],
        [...(await piecesOf(await crowd(12, LATER)))],
      ];
      assert.ok(more.length > some.length, `${some.length}, ${more.length}`);
      assert.ok(longest(more) < 1.5 * Math.max(longest(some), 64_000));
      assert.ok(more.length > Math.min(12, more.join('').length / 20_000), `${more.length}`);
    });
  }

  for (const [name, piecesOf] of [
    ['SARIF', sarifOf],
    ['GitLab', gitlabOf],
  ] as const) {
    it(`${name}: none larger than 64 kB, which joined are the text of one value`, async () => {
      const reports = [
        await crowd(12, NOW),
        await crowd(12, LATER),
        (await inspectFiles(manyNodes(600), NOW)).report,
        (await inspectFiles(await equalAuthorities(2, 300), NOW)).report,
        (await inspectFiles({}, NOW)).report,
      ];
      for (const report of reports) {
        const pieces = [...(await piecesOf(report))];
        assert.ok(longest(pieces) < 64_000, `${longest(pieces)}`);
        const text = pieces.join('');
        assert.equal(text, jsonText(JSON.parse(text)));
      }
    });

    it(`${name}: rests as often as there are findings before the first piece`, async () => {
      const report = await crowd(6, LATER);
      let rests = 0;
      await piecesOf(report, { shouldYield: () => true, yieldNow: async () => void rests++ });
      assert.ok(report.findings.length > 30, `${report.findings.length}`);
      assert.ok(rests >= report.findings.length, `${rests}`);
    });
  }

  for (const [name, piecesOf] of [
    ['HTML', htmlPieces],
    ['Markdown', markdownPieces],
  ] as const) {
    it(`${name}: of more connections there are more pauses before something is written`, async () => {
      const pauses = async (count: number) => {
        const pieces = piecesOf(inputOf(await crowd(count, LATER)));
        return [...pieces].filter((piece) => piece === '').length;
      };
      // A pause at every 500 connections, in each of the steps that lead to a row.
      const [some, more] = [await pauses(9), await pauses(40)];
      assert.ok(more > some + 2, `${some}, ${more}`);
    });
  }

  it('a comparison likewise', async () => {
    const [before, after] = [await crowd(6, NOW), await crowd(6, LATER)];
    const comparison = await compareReports(before, after, LATER.getTime(), createScheduler());
    const state = { name: 'a', report: before, pathOf: PATH_OF };
    const input = { before: state, after: { ...state, report: after }, now: LATER.getTime(), comparison };
    const { length } = comparison.connections;
    assert.ok(length > 60, `${length}`);
    assert.ok([...comparisonJsonPieces(input)].length > length / 64);
    assert.ok(longest(comparisonText(input)) < 2000);
    assert.ok(longest(documentMarkdown(comparisonDocument(input))) < 2000);
  });

  it('JUnit: of very many passing test cases each node has one that says how many', async () => {
    const { report } = await inspectFiles(manyNodes(3), NOW);
    const rules = Array.from({ length: 90_000 }, (_, at) => ({ ...RULES[0], id: `a/${at}`, title: 'A' }) as const);
    const input = { ...inputOf(report), rules: [...RULES, ...rules] as typeof RULES };
    const text = [...junitReport(input)].join('');
    assert.ok(text.length < 50_000, `${text.length}`);
    assert.equal([...text.matchAll(/<testcase classname="passed" name="\d+ rules without findings"\/>/g)].length, 3);
    const failing = report.findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
    assert.ok(failing.length > 0);
    const [rulesOnly = ''] = text.split('<testsuite name="components"');
    assert.equal([...rulesOnly.matchAll(/<failure /g)].length, failing.length);
  });
});

describe('a log is explained in slices', () => {
  it('rests between its lines', async () => {
    let rests = 0;
    const scheduler = { shouldYield: () => true, yieldNow: async () => void rests++ };
    const log = errorLog(20_000);
    await explainMessages(log, { scheduler });
    assert.ok(rests >= log.split('\n').length, `${rests}`);
  });

  it('is written in pieces, and says if not all of it is listed', async () => {
    const { report } = await inspectFiles(controlPlanes(await originalControlPlane(), 4), LATER);
    const explained = await explainMessages(errorLog(20_000), { report });
    const matched = explained.filter(({ connections }) => connections.length > 0);
    assert.ok(matched.length > 0, `${matched.length}`);
    assert.ok([...explanationText(explained, report, PATH_OF)].length > 50);
    const all = JSON.parse([...explanationJsonPieces(explained, report, PATH_OF)].join(''));
    assert.equal(all.complete, undefined);
    const [first] = matched;
    assert.ok(first);
    // As many as no terminal and no reader takes.
    const rows = Math.ceil(100_000 / first.connections.length);
    const many = Array.from({ length: rows + 100 }, () => first);
    const some = JSON.parse([...explanationJsonPieces(many, report, PATH_OF)].join(''));
    assert.equal(some.complete, first.connections.length > 20 ? false : undefined);
    assert.ok(some.errors.at(-1).connections.length >= Math.min(20, first.connections.length));
  });

  it('explains the first 5,000 different errors of a log, and says that there are more', async () => {
    const lineOf = (at: number) =>
      `Get "https://h${at}.example.com:6443/": x509: certificate signed by unknown authority`;
    const count = async (lines: number) => {
      const explained = await explainMessages(Array.from({ length: lines }, (_, at) => lineOf(at)).join('\n'));
      const json = JSON.parse([...explanationJsonPieces(explained, undefined, PATH_OF)].join(''));
      const text = [...explanationText(explained, undefined, PATH_OF)].join('');
      return {
        errors: json.errors.length,
        complete: json.complete,
        isSaid: text.includes('The rest of the log is not read.'),
      };
    };
    assert.deepEqual(await count(5000), { errors: 5000, complete: undefined, isSaid: false });
    assert.deepEqual(await count(15_000), { errors: 5000, complete: false, isSaid: true });
  });

  it('does not read the rest of a log that has more errors', async () => {
    let rests = 0;
    const scheduler = { shouldYield: () => true, yieldNow: async () => void rests++ };
    const lines = Array.from(
      { length: 7000 },
      (_, at) => `Get "https://h${at}.example.com:6443/": x509: certificate signed by unknown authority`,
    );
    await explainMessages(lines.join('\n'), { scheduler });
    assert.ok(rests < 10_005, `${rests}`);
  });
});
