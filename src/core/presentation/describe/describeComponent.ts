import { fileViews } from '../../cluster/nodes/flags.ts';
import { versionText } from '../../kubernetes/versions/version.ts';
import type { ComponentSource } from '../../model/documents/component.ts';
import { nodeTitle } from '../../model/labels/nodeLabels.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import type { DescribeContext } from './context.ts';
import { type Description, optionalRow } from './description.ts';
import { mayBeAbsent, resolutionTone } from './resolutionText.ts';

function sourceText(source: ComponentSource, path: string): Text {
  switch (source) {
    case 'staticPod':
      return phrase('{path} (static pod)', { path });
    case 'podTemplate':
      return phrase('{path} (pod template)', { path });
    case 'openshiftConfiguration':
      return phrase('{path} (OpenShift configuration)', { path });
    case 'talosConfiguration':
      return phrase('{path} (Talos configuration)', { path });
    case 'compose':
      return phrase('{path} (compose file)', { path });
    case 'operatorObject':
      return phrase('{path} (object of an operator)', { path });
    case 'programConfiguration':
      return phrase('{path} (configuration of the program)', { path });
    case 'kubeletConfiguration':
      return phrase('{path} (kubelet configuration)', { path });
    case 'etcdConfiguration':
      return phrase('{path} (etcd configuration)', { path });
    case 'unit':
      return phrase('{path} (systemd unit)', { path });
    case 'script':
      return phrase('{path} (shell script)', { path });
    case 'environment':
      return phrase('{path} (environment file)', { path });
    case 'arguments':
      return phrase('{path} (arguments file)', { path });
  }
}

/** The place of a component's configuration, and the number of existing files that it names. */
export function describeComponent(component: ComponentView, context: DescribeContext): Description {
  const { document } = component;
  const files = fileViews(component).flatMap((view) =>
    view.reference && !mayBeAbsent(view) ? [resolutionTone(view.reference.resolution)] : [],
  );
  const missing = files.filter((tone) => tone === 'bad').length;
  return {
    title: untrusted(component.name),
    sections: [
      {
        rows: [
          {
            label: phrase('Configured by'),
            value: document
              ? sourceText(document.source, context.pathOf(component.uri))
              : phrase('no manifest found; inferred from kubeadm file names'),
            target: componentLocation(component),
          },
          ...optionalRow(
            phrase('Not read'),
            document?.unreadSources &&
              joined(
                document.unreadSources.map(({ what }) => what),
                ', ',
              ),
          ),
          ...optionalRow(phrase('Version'), component.version && versionText(component.version)),
          {
            label: phrase('Files referenced'),
            value:
              missing === 0
                ? untrusted(String(files.length))
                : phrase('{count}, {bad} of which cannot be opened', { count: files.length, bad: missing }),
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
  const components = node.components.map(({ name }) => name);
  return {
    title: nodeTitle(node),
    sections: [
      {
        rows: [
          { label: phrase('Certificates'), value: untrusted(String(certificates.size)) },
          { label: phrase('Kubeconfigs'), value: untrusted(String(node.kubeconfigs.length)) },
          { label: phrase('Components'), value: components.length === 0 ? phrase('none') : joined(components, ', ') },
          ...optionalRow(
            phrase('Private keys'),
            node.hasPrivateKeys ? undefined : phrase('not copied: missing keys are not reported'),
          ),
        ],
      },
    ],
  };
}
