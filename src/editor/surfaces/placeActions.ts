import * as vscode from 'vscode';
import { type DescribedPlace, joinArgument, type Report, usesAt } from '../../core/index.ts';
import type { MarkdownAction } from '../describeMarkdown.ts';
import { COMMANDS } from '../ids.ts';

/** What can be done with what lies at a place: see who uses it, open its certificate, copy it. */
export function placeActions(report: Report, uri: string, place: DescribedPlace): readonly MarkdownAction[] {
  return [...useActions(report, uri, place), ...certificateActions(place)];
}

function useActions(report: Report, uri: string, { anchor, isUse }: DescribedPlace): readonly MarkdownAction[] {
  if (anchor === undefined) return [];
  const count = usesAt(report, uri, anchor).length;
  if (count === 0) return [];
  const label = isUse ? vscode.l10n.t('Also used by {0}', count) : vscode.l10n.t('Used by {0}', count);
  const title = vscode.l10n.t('Every place that names it or holds a copy');
  return [{ label, command: COMMANDS.showUses, args: [uri, anchor], title }];
}

function certificateActions({ artifacts }: DescribedPlace): readonly MarkdownAction[] {
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
