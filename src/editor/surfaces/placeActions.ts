import * as vscode from 'vscode';
import { artifactIdOf, type DescribedPlace, joinArgument, type Report, usesAt } from '../../core/index.ts';
import { toRange } from '../convert.ts';
import type { MarkdownAction } from '../describeMarkdown.ts';
import { COMMANDS } from '../ids.ts';

/** What can be done with what lies at a place: see who uses it, open its certificate, copy it. */
export function placeActions(report: Report, uri: string, place: DescribedPlace): readonly MarkdownAction[] {
  const actions = certificateActions(place);
  return [...useActions(report, uri, place), ...(actions.length > 0 ? actions : otherActions(report, uri, place))];
}

/** Of a request, a key, a list, a token or a key store. */
function otherActions(report: Report, uri: string, { artifacts }: DescribedPlace): readonly MarkdownAction[] {
  const artifact = artifacts.find(({ kind }) => kind !== 'other');
  const file = artifact && report.files.get(artifact.origin.uri);
  const id = file && artifactIdOf(file.artifacts, artifact);
  if (!artifact || !file || id === undefined) return [];
  const view = {
    label: vscode.l10n.t('View'),
    command: COMMANDS.openViewer,
    args: [{ uri: file.uri, id }],
    title: vscode.l10n.t('Open in the certificate viewer'),
  };
  // Of all others the hover or the page says as much.
  if (artifact.kind !== 'certificateRequest' || file.uri !== uri || file.text === undefined) return [view];
  const { start, end } = toRange(file, artifact.origin.span);
  const text = {
    label: vscode.l10n.t('Text'),
    command: COMMANDS.decodeSelection,
    args: [uri, [start.line, start.character, end.line, end.character]],
    title: vscode.l10n.t('Open as openssl lays it out'),
  };
  return [view, text];
}

function useActions(report: Report, uri: string, { anchor, isUse }: DescribedPlace): readonly MarkdownAction[] {
  if (anchor === undefined) return [];
  const count = usesAt(report, uri, anchor).length;
  if (count === 0) return [];
  const label = isUse ? vscode.l10n.t('Also used by {0}', count) : vscode.l10n.t('Used by {0}', count);
  const title = vscode.l10n.t('Every place that names it or holds a copy');
  return [{ label, command: COMMANDS.showUses, args: [uri, anchor], title }];
}

/** What can be done with the first certificate, which is in the report; nothing where there is none. */
export function certificateActions({ artifacts }: Pick<DescribedPlace, 'artifacts'>): readonly MarkdownAction[] {
  const artifact = artifacts.find((one) => one.kind === 'certificate');
  if (!artifact) return [];
  const { certificate } = artifact;
  // The shape of a tree's row, which every command about a certificate takes.
  const args = [{ certificate: certificate.sha256 }];
  const pin = joinArgument(certificate);
  return [
    {
      label: vscode.l10n.t('View'),
      command: COMMANDS.openViewer,
      args: [{ certificate: certificate.sha256, target: { uri: artifact.origin.uri } }],
      title: vscode.l10n.t('Open in the certificate viewer'),
    },
    {
      label: vscode.l10n.t('Text'),
      command: COMMANDS.openDecoded,
      args,
      title: vscode.l10n.t('Open as openssl lays it out'),
    },
    {
      label: vscode.l10n.t('Copy as PEM'),
      command: COMMANDS.copyPem,
      args,
      title: vscode.l10n.t('Copy the certificate as PEM'),
    },
    ...(pin === undefined
      ? []
      : [
          {
            label: vscode.l10n.t('Copy join argument'),
            command: COMMANDS.copyCommand,
            args: [pin],
            title: vscode.l10n.t('Copy the --discovery-token-ca-cert-hash of kubeadm join'),
          },
        ]),
  ];
}
