import * as vscode from 'vscode';
import type { KubernetesPkiApi } from './api.ts';
import type { Report } from './core/index.ts';
import { ArchiveFolders } from './editor/archives/archiveFolders.ts';
import { Archives } from './editor/archives/archives.ts';
import { InspectTool, registerInspectTool } from './editor/assistant/inspectTool.ts';
import { CompareSelection } from './editor/commands/compareSelection.ts';
import { Exercises } from './editor/commands/exerciseGuide.ts';
import { refreshWithProgress } from './editor/commands/refresh.ts';
import { registerCommands } from './editor/commands/registerCommands.ts';
import { StateComparer } from './editor/comparison/stateComparer.ts';
import { revisionsIn } from './editor/git/revisions.ts';
import { Inspection } from './editor/inspection/inspection.ts';
import type { InspectionState } from './editor/inspection/inspectionStatus.ts';
import { CONTEXT_KEYS } from './editor/manifest/ids.ts';
import { ComparisonPanel } from './editor/panels/comparisonPanel.ts';
import { ExpirationPanel } from './editor/panels/expirationPanel.ts';
import { GraphPanel } from './editor/panels/graphPanel.ts';
import { VerdictTimes } from './editor/panels/verdictTimes.ts';
import { auditInput } from './editor/reports/auditInput.ts';
import { publicApi } from './editor/reports/publicApi.ts';
import { type ReportFormat, reportText } from './editor/reports/reportText.ts';
import { SampleCluster } from './editor/sample/sampleCluster.ts';
import { DecodedTexts } from './editor/surfaces/decodedTexts.ts';
import { registerDiagnostics } from './editor/surfaces/diagnostics.ts';
import { registerDocumentProviders } from './editor/surfaces/documentProviders.ts';
import { registerDocuments } from './editor/surfaces/documents.ts';
import { registerExpiryNotice } from './editor/surfaces/expiryNotice.ts';
import { FileDecorations } from './editor/surfaces/fileDecorations.ts';
import { registerLogErrors } from './editor/surfaces/logErrors.ts';
import { registerArchiveOffer } from './editor/surfaces/offerArchive.ts';
import { onFirstPki } from './editor/surfaces/onFirstPki.ts';
import { Providers } from './editor/surfaces/providers.ts';
import { registerRenewalKey } from './editor/surfaces/renewalKey.ts';
import { registerRulePages } from './editor/surfaces/rulePages.ts';
import { StatusBar } from './editor/surfaces/statusBar.ts';
import { registerTrees, type Trees } from './editor/trees/registerTrees.ts';
import { Viewers } from './editor/viewer/viewers.ts';
import type { Host } from './host/host.ts';
import { host as webHost } from './host/web.ts';

/** Additional members that only the tests of this extension see. */
export interface ExtensionApi {
  readonly hostKind: 'node' | 'web';
  /** The content of all surfaces. */
  readonly report: () => Report | undefined;
  readonly state: () => InspectionState;
  readonly decodeCount: () => number;
  readonly onDidChange: vscode.Event<Report>;
  readonly refresh: () => Promise<void>;
  readonly trees: Trees;
  readonly graph: GraphPanel;
  readonly expiration: ExpirationPanel;
  readonly comparison: ComparisonPanel;
  readonly statusBar: StatusBar;
  readonly fileDecorations: FileDecorations;
  /** How many providers VS Code may ask about documents. */
  readonly providerCount: () => number;
  readonly viewers: Viewers;
  readonly inspectTool: InspectTool;
  /** The output of the command that exports a report; undefined until the first inspection has finished. */
  readonly exported: (format: ReportFormat) => Promise<string | undefined>;
}

/** The result of `activate` in the tests' own window. */
export interface TestedApi extends KubernetesPkiApi {
  readonly internal: ExtensionApi;
}

/** Starts the extension without Node. In Node's extension host `extensionNode.ts` starts it. */
export function activate(context: vscode.ExtensionContext): KubernetesPkiApi | TestedApi {
  // A web worker cannot load a second file: the sample is in this one, and evaluated only when it is opened.
  return activateWith(context, webHost, () => import('./sample/buildSampleCluster.ts'));
}

/** Loads what makes the sample cluster and the exercises. */
type LoadSample = () => Promise<typeof import('./sample/buildSampleCluster.ts')>;

/** Registers everything and starts the first inspection; nothing is decoded until a candidate file is found. */
export function activateWith(
  context: vscode.ExtensionContext,
  host: Host,
  loadSample: LoadSample,
): KubernetesPkiApi | TestedApi {
  const log = vscode.window.createOutputChannel('Kubernetes PKI', { log: true });
  const sample = new SampleCluster(context.globalState, async (now) => (await loadSample()).buildSampleCluster(now));
  const archives = new ArchiveFolders(new Archives(host), context.workspaceState);
  const inspection = new Inspection(host, archives, log);
  const trees = registerTrees(inspection, context.workspaceState, host);
  const times = new VerdictTimes(host);
  const graph = new GraphPanel(inspection, times, log, context.extensionUri);
  const expiration = new ExpirationPanel(inspection, times, log, context.extensionUri);
  const statusBar = new StatusBar(inspection);
  const providers = new Providers(inspection);
  const fileDecorations = new FileDecorations(inspection, providers);
  const viewers = new Viewers(inspection, archives, log, context.extensionUri);
  const revisions = revisionsIn(host);
  const comparer = new StateComparer(host, archives.archives, revisions, log);
  const comparison = new ComparisonPanel(inspection, comparer, viewers, {
    memory: context.workspaceState,
    log,
    extension: context.extensionUri,
  });
  const decoded = new DecodedTexts();
  const inspectTool = new InspectTool(inspection);
  context.subscriptions.push(
    log,
    sample,
    archives,
    inspection,
    trees,
    graph,
    expiration,
    comparison,
    ...(revisions ? [revisions] : []),
    statusBar,
    fileDecorations,
    viewers,
    registerExpiryNotice(inspection, context.globalState),
    registerArchiveOffer(inspection),
    registerDiagnostics(inspection),
    registerLogErrors(inspection),
    onFirstPki(inspection, () => registerDocumentProviders(inspection, providers)),
    registerDocuments(inspection),
    registerRenewalKey(inspection),
    registerRulePages(inspection, context.extensionUri),
    decoded,
    registerInspectTool(inspectTool),
    registerCommands({
      inspection,
      log,
      trees,
      graph,
      expiration,
      comparison,
      viewers,
      decoded,
      compared: new CompareSelection(),
      sample,
      archives,
      canReadRevisions: revisions !== undefined,
      exercises: new Exercises(context.globalState, inspection, async (level, now) =>
        (await loadSample()).buildExercise(level, now),
      ),
    }),
  );
  vscode.commands.executeCommand('setContext', CONTEXT_KEYS.git, revisions !== undefined);
  refreshWithProgress(inspection);
  const api = publicApi(inspection);
  if (context.extensionMode !== vscode.ExtensionMode.Test) return api;
  // The last listener: all surfaces show what it hears.
  let shown = inspection.report;
  context.subscriptions.push(
    inspection.onDidChange((report) => {
      shown = report;
    }),
  );
  const internal: ExtensionApi = {
    hostKind: host.kind,
    report: () => shown,
    state: () => inspection.state,
    decodeCount: () => inspection.decodeCount,
    onDidChange: inspection.onDidChange,
    refresh: () => inspection.refresh(),
    trees,
    graph,
    expiration,
    comparison,
    statusBar,
    fileDecorations,
    providerCount: () => providers.count,
    viewers,
    inspectTool,
    exported: async (format) => {
      const { report } = inspection;
      return report && reportText(format, await auditInput(inspection, report));
    },
  };
  return { ...api, internal };
}
