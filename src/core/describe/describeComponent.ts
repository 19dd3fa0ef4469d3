import type { ComponentSource } from '../kubernetes/documents.ts';
import { fileViews } from '../nodes/flags.ts';
import type { ComponentView, NodeView } from '../nodes/node.ts';
import type { Location } from '../text/span.ts';
import type { DescribeContext } from './context.ts';
import { type Description, optionalRow } from './description.ts';
import { mayBeAbsent } from './mayBeAbsent.ts';
import { resolutionTone } from './resolutionText.ts';

const SOURCES: Readonly<Record<ComponentSource, string>> = {
  staticPod: 'static pod',
  kubeletConfiguration: 'kubelet configuration',
  etcdConfiguration: 'etcd configuration',
  unit: 'systemd unit',
  environment: 'environment file',
  arguments: 'file of arguments',
};

/** Where a component is configured, and how many of the files it names are there. */
export function describeComponent(component: ComponentView, context: DescribeContext): Description {
  const { document } = component;
  const files = fileViews(component).flatMap((view) =>
    view.reference && !mayBeAbsent(view) ? [resolutionTone(view.reference.resolution)] : [],
  );
  const missing = files.filter((tone) => tone === 'bad').length;
  return {
    title: component.name,
    sections: [
      {
        rows: [
          {
            label: 'Configured by',
            value: document
              ? `${context.pathOf(component.uri)} (${SOURCES[document.source]})`
              : 'no manifest here; told by kubeadm’s file names',
            target: componentLocation(component),
          },
          ...optionalRow('Version', document?.version && `${document.version.major}.${document.version.minor}`),
          {
            label: 'Files named',
            value: missing === 0 ? `${files.length}` : `${files.length}, of which ${missing} cannot be opened`,
            tone: missing === 0 ? undefined : 'bad',
          },
        ],
      },
    ],
  };
}

export function componentLocation({ uri, document }: ComponentView): Location {
  return { uri, span: document?.commandSpan ?? { start: 0, end: 0 } };
}

/** "3 certificates, 2 kubeconfigs" of a node, for its tooltip. */
export function describeNode(node: NodeView): Description {
  const certificates = new Set(
    node.files.flatMap(({ file }) =>
      file.artifacts.flatMap((artifact) => (artifact.kind === 'certificate' ? [artifact.certificate.sha256] : [])),
    ),
  );
  return {
    title: node.label,
    sections: [
      {
        rows: [
          { label: 'Certificates', value: `${certificates.size}` },
          { label: 'Kubeconfigs', value: `${node.kubeconfigs.length}` },
          { label: 'Components', value: node.components.map(({ name }) => name).join(', ') || 'none' },
          ...optionalRow('Private keys', node.hasPrivateKeys ? undefined : 'none copied: absent keys mean nothing'),
        ],
      },
    ],
  };
}
