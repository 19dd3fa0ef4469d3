import {
  artifactIdOf,
  type DescribedPlace,
  joinArgument,
  phrase,
  type Report,
  referencesAt,
} from '../../core/index.ts';
import { toRange } from '../conversion/convert.ts';
import { COMMANDS } from '../manifest/ids.ts';
import type { MarkdownAction } from '../text/describeMarkdown.ts';

/** The actions for the content of a place: see who uses it, open its certificate, copy it. */
export function placeActions(report: Report, uri: string, place: DescribedPlace): readonly MarkdownAction[] {
  const actions = certificateActions(report, place);
  return [...useActions(report, uri, place), ...(actions.length > 0 ? actions : otherActions(report, uri, place))];
}

/** The actions for a request, a key, a list, a token or a key store. */
function otherActions(report: Report, uri: string, { artifacts }: DescribedPlace): readonly MarkdownAction[] {
  const artifact = artifacts.find(({ kind }) => kind !== 'other');
  const file = artifact && report.files.get(artifact.origin.uri);
  const id = file && artifactIdOf(file.artifacts, artifact);
  if (!artifact || !file || id === undefined) return [];
  const view = {
    label: phrase('View'),
    command: COMMANDS.openViewer,
    args: [{ uri: file.uri, id }],
    title: phrase('Open in the certificate viewer'),
  };
  // For all others, the hover or the page has the same content.
  if (artifact.kind !== 'certificateRequest' || file.uri !== uri || file.text === undefined || file.within)
    return [view];
  const { start, end } = toRange(file, artifact.origin.span);
  const text = {
    label: phrase('Text'),
    command: COMMANDS.decodeSelection,
    args: [uri, [start.line, start.character, end.line, end.character]],
    title: phrase('Open in openssl format'),
  };
  return [view, text];
}

function useActions(report: Report, uri: string, { anchor, isUse }: DescribedPlace): readonly MarkdownAction[] {
  if (anchor === undefined) return [];
  const count = referencesAt(report, uri, anchor).length;
  if (count === 0) return [];
  const label = isUse ? phrase('Also used by {count}', { count }) : phrase('Used by {count}', { count });
  const title = phrase('Every location that references it or contains a copy');
  return [{ label, command: COMMANDS.showReferences, args: [uri, anchor], title }];
}

/** The actions for the first certificate, which is in the report; empty if there is none. */
export function certificateActions(
  { nodes }: Report,
  { artifacts }: Pick<DescribedPlace, 'artifacts'>,
): readonly MarkdownAction[] {
  const artifact = artifacts.find((one) => one.kind === 'certificate');
  if (!artifact) return [];
  const { certificate } = artifact;
  // The shape of a tree's row, which every command about a certificate takes.
  const args = [{ certificate: certificate.sha256 }];
  const pin = joinArgument(
    certificate,
    nodes.map(({ view }) => view),
  );
  return [
    {
      label: phrase('View'),
      command: COMMANDS.openViewer,
      args: [{ certificate: certificate.sha256, target: { uri: artifact.origin.uri } }],
      title: phrase('Open in the certificate viewer'),
    },
    {
      label: phrase('Text'),
      command: COMMANDS.openDecoded,
      args,
      title: phrase('Open in openssl format'),
    },
    {
      label: phrase('Copy as PEM'),
      command: COMMANDS.copyPem,
      args,
      title: phrase('Copy the certificate as PEM'),
    },
    ...(pin === undefined
      ? []
      : [
          {
            label: phrase('Copy join argument'),
            command: COMMANDS.copyCommand,
            args: [pin],
            title: phrase('Copy the --discovery-token-ca-cert-hash argument of kubeadm join'),
          },
        ]),
  ];
}
