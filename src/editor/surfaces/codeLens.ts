import * as vscode from 'vscode';
import {
  artifactIdOf,
  type CertificateArtifact,
  certificateFields,
  certificateLine,
  certificateState,
  type DecodedFile,
  type DescribeContext,
  describeContext,
  nodeOf,
  phrase,
  type Report,
  referencesAt,
  shownFiles,
  type ValidityState,
  yamlPathOf,
} from '../../core/index.ts';
import { toRange } from '../conversion/convert.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { COMMANDS, SECTION, SETTINGS } from '../manifest/ids.ts';
import { shownIconLabel } from '../text/shown.ts';
import type { Providers } from './providers.ts';

/** A plain blank after an icon is not drawn in a lens. */
const ICONS = {
  valid: '',
  expiring: '$(warning)\u{a0}',
  expired: '$(error)\u{a0}',
  notYetValid: '$(error)\u{a0}',
} as const satisfies Record<ValidityState, string>;

/** Shows above each certificate its name, its signer, its remaining validity and the number of places that use it. */
export function registerCodeLenses(inspection: Inspection, providers: Providers): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses(document) {
      const { report, settings } = inspection;
      const uri = document.uri.toString();
      if (!report?.files.has(uri)) return undefined;
      const isOn = vscode.workspace.getConfiguration(SECTION, document).get(SETTINGS.codeLens) !== false;
      if (!isOn) return undefined;
      return shownFiles(report, uri).flatMap((file) => {
        const node = nodeOf(report, file.uri);
        return node ? lensesOf(report, file, describeContext(node, report.now, settings)) : [];
      });
    },
  };
  return vscode.Disposable.from(
    changed,
    inspection.onDidChange(() => changed.fire()),
    providers.registerForPki((selector) => vscode.languages.registerCodeLensProvider(selector, provider)),
  );
}

function lensesOf(report: Report, file: DecodedFile, context: DescribeContext): vscode.CodeLens[] {
  const fields = certificateFields(file).map(({ artifacts }) => artifacts);
  const blocks = file.artifacts.filter((artifact) => yamlPathOf(artifact) === undefined).map((block) => [block]);
  return [...fields, ...blocks].flatMap((artifacts) => {
    const [first, ...others] = artifacts.filter((artifact) => artifact.kind === 'certificate');
    if (!first) return [];
    const { start } = toRange(file, first.origin.span);
    const commands = [certificateCommand(file, first, others.length, context), ...useCommands(report, first)];
    return commands.map((command) => new vscode.CodeLens(new vscode.Range(start, start), command));
  });
}

/** Opens the viewer. Of several in one field, the first; the others are only counted. */
function certificateCommand(
  file: DecodedFile,
  artifact: CertificateArtifact,
  others: number,
  context: DescribeContext,
): vscode.Command {
  const { certificate } = artifact;
  const line = certificateLine(certificate, context);
  const text = others > 0 ? phrase('{text} and {count} more', { text: line, count: others }) : line;
  return {
    command: COMMANDS.openViewer,
    title: `${ICONS[certificateState(certificate, context)]}${shownIconLabel(text)}`,
    arguments: [{ uri: file.uri, id: artifactIdOf(file.artifacts, artifact) }],
  };
}

function useCommands(report: Report, { origin: { uri, span } }: CertificateArtifact): readonly vscode.Command[] {
  const count = referencesAt(report, uri, span.start).length;
  if (count === 0) return [];
  const title = vscode.l10n.t('used by {0}', count);
  return [{ command: COMMANDS.showReferences, title, arguments: [uri, span.start] }];
}
