import { KUBELET_SKEW } from '../cluster/nodes/componentVersion.ts';
import { releaseText } from '../kubernetes/versions/version.ts';
import type { NodeView } from '../model/node.ts';
import type { Report } from '../model/report.ts';
import { FILE_START, type Location } from '../model/source/span.ts';
import { phrase, type Text } from '../model/text/text.ts';
import { clusterConfigurations, fieldPlace } from '../rules/subjects/configurations.ts';

/** Two incompatible releases. */
export interface Skew {
  readonly at: Location;
  readonly text: Text;
}

/**
 * The parts that stay at their release after the control plane was upgraded: kubelets, which are upgraded later, and kubeadm configurations,
 * which state the release to install.
 */
export function skewsWith({ nodes }: Report, release: number): readonly Skew[] {
  return nodes.flatMap(({ view }) => [...kubeletSkews(view, release), ...configurationSkews(view, release)]);
}

/** kubernetes.io, "Version Skew Policy". */
function kubeletSkews({ components }: NodeView, release: number): readonly Skew[] {
  return components.flatMap(({ name, version, uri, document }) => {
    if (name !== 'kubelet' || !version) return [];
    const oldest = release - (release < THREE_BACK_SINCE ? KUBELET_SKEW - 1 : KUBELET_SKEW);
    if (version.minor >= oldest) return [];
    const slots = { own: textOf(version.minor), release: textOf(release), oldest: textOf(oldest) };
    const text = phrase(
      'The kubelet is {own}. An API server {release} supports kubelets from {oldest} on: upgrade the kubelet before.',
      slots,
    );
    return [{ at: { uri, span: document?.commandSpan ?? FILE_START }, text }];
  });
}

/** From this release on, kubelets may be three minor releases older than their API server; before, two. */
const THREE_BACK_SINCE = 28;

/** kubeadm installs its own release and the one before (kubeadm, app/util/config/common.go, NormalizeKubernetesVersion). */
function configurationSkews(node: NodeView, release: number): readonly Skew[] {
  return clusterConfigurations(node).flatMap((configuration) => {
    const { content, document } = configuration;
    const field = content.kubernetesVersion;
    const own = /^v1\.(\d{1,3})\./.exec(field?.value ?? '')?.[1];
    if (!field || document.isStored || own === undefined || Number(own) >= release - 1) return [];
    const slots = { release: textOf(release), version: field.value, oldest: `${textOf(release - 1)}.0` };
    const text = phrase(
      'kubeadm {release} does not take {version}: `this version of kubeadm only supports deploying clusters with the control plane version >= {oldest}`. Write the new release here.',
      slots,
    );
    return [{ at: fieldPlace(configuration, field), text }];
  });
}

function textOf(minor: number): string {
  return releaseText('kube-apiserver', minor);
}
