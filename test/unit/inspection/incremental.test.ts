import assert from 'node:assert/strict';
import {
  createInspector,
  DEFAULT_SETTINGS,
  type Inspector,
  type InspectorSettings,
  type Report,
  RULES,
} from '../../../src/core/index.ts';
import { analyzeNode } from '../../../src/core/inspection/analyzeNode.ts';
import { oneFindingACertificate } from '../../../src/core/inspection/oneFindingACertificate.ts';
import { createScheduler } from '../../../src/core/model/time/scheduler.ts';
import { ReferenceIndex, referenceIndex } from '../../../src/core/presentation/references/referenceIndex.ts';
import { applySeverities, isOn, sortFindings } from '../../../src/core/rules/engine/engine.ts';
import { applySuppressions } from '../../../src/core/rules/suppressions/applySuppressions.ts';
import { createSignatureCache } from '../../../src/core/trust/signatureCache.ts';
import { ChangingWorkspace, seeded } from '../../support/changingWorkspace.ts';
import { withClusterFindings, withConnectionFindings } from '../../support/findingsTogether.ts';
import { FOLDER_URI } from '../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const SHARED = [{ hostPath: '/etc/kubernetes/pki/etcd', uri: `${FOLDER_URI}/shared/etcd` }];
const SETTINGS = { ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] };
const STEPS = Number(process.env.STEPS ?? 30);

function inspectorOf(workspace: ChangingWorkspace): Inspector {
  const warn = (message: string) => assert.fail(message);
  return createInspector({ fileSystem: workspace, now: () => workspace.now, log: { debug() {}, info() {}, warn } });
}

/** All that is concluded, but for the very instant that Go puts into its texts: a judgment is kept while that is all that changes. */
function conclusionsOf(report: Report | undefined) {
  assert.ok(report);
  const { findings, connections, files, skipped, truncated, nextChange, nodes } = report;
  const reported = {
    findings,
    connections: connections.map(({ client, server, ...rest }) => ({
      ...rest,
      client: client?.outcome?.kind,
      server: server?.outcome?.kind,
    })),
    files: [...files.keys()],
    skipped,
    truncated,
    nextChange,
    nodes: nodes.map(({ view, suppressed, verifications, issuers }) => ({
      id: view.id,
      files: view.files.map(({ file, hostPath }) => `${file.uri} ${hostPath}`),
      suppressed,
      verifications: verifications.map(({ outcome }) => outcome?.kind),
      issuers: [...issuers],
    })),
  };
  return JSON.parse(JSON.stringify(reported).replaceAll(/current time [0-9TZ:.-]+/g, 'current time'));
}

/** Whatever an index answers about the report's files and certificates. */
function usesIn({ files }: Report, index: ReferenceIndex) {
  const certificates = [...files.values()].flatMap(({ artifacts }) =>
    artifacts.flatMap((artifact) => (artifact.kind === 'certificate' ? artifact.certificate.sha256 : [])),
  );
  return {
    files: [...files.keys()].map((uri) => [index.nodeOf(uri)?.view.id, index.leadsIn(uri), index.referencesTo(uri)]),
    certificates: [...new Set(certificates)].map((sha256) => index.placesOf(sha256)),
  };
}

/** The findings where all nodes are settled together, and not those that hang together each by themselves. */
async function settledTogether({ nodes, connections, now }: Report, settings: InspectorSettings) {
  const onCrash = (rule: string) => assert.fail(rule);
  const options = { severities: settings.severities, onCrash };
  const context = { ...settings, now };
  const cache = createSignatureCache();
  const evaluated = await Promise.all(
    nodes.map(({ view }) => analyzeNode(view, context, cache, options, createScheduler())),
  );
  const together = withClusterFindings(evaluated, RULES, context, options);
  const reported = await withConnectionFindings(together, connections, RULES, options);
  const kept = await applySuppressions(reported, RULES, (rule) => isOn(rule, settings, settings), createScheduler());
  const severe = kept.map((node) => ({ ...node, findings: applySeverities(node.findings, settings.severities) }));
  return sortFindings(oneFindingACertificate(severe).flatMap(({ findings }) => findings));
}

describe('an inspection after changes', () => {
  for (const seed of (process.env.SEEDS ?? '1,2,3').split(',').map(Number)) {
    it(`says what a new inspector says, seed ${seed}`, async function () {
      this.timeout(600_000);
      const workspace = await ChangingWorkspace.make(NOW, seeded(seed));
      const inspector = inspectorOf(workspace);
      // Nodes that share a folder look at each other's files.
      const settings = seed % 2 === 0 ? { ...SETTINGS, pathMappings: SHARED } : SETTINGS;
      await inspector.inspect(settings);
      const looking = inspectorOf(workspace);
      await looking.inspect(settings);
      const titles: string[] = [];
      for (let at = 0; at < STEPS; at++) {
        const { title, changed } = workspace.step();
        titles.push(title);
        const uris = changed && new Set(changed.map((path) => workspace.uri(path)));
        const report = await inspector.inspect(settings, { changed: uris });
        const fresh = await inspectorOf(workspace).inspect(settings);
        assert.deepEqual(conclusionsOf(report), conclusionsOf(fresh), titles.join('\n'));
        const seen = await looking.inspect(settings, { onlyIfOther: true });
        assert.deepEqual(conclusionsOf(seen), conclusionsOf(fresh), titles.join('\n'));
        assert.equal(await looking.inspect(settings, { onlyIfOther: true }), seen, titles.join('\n'));
        assert.ok(report);
        const whole = new ReferenceIndex(report.nodes, undefined);
        assert.deepEqual(usesIn(report, referenceIndex(report)), usesIn(report, whole), titles.join('\n'));
        assert.ok(fresh);
        assert.deepEqual(fresh.findings, await settledTogether(fresh, settings), titles.join('\n'));
      }
    });
  }
});
