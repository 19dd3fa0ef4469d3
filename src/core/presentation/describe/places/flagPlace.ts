import { fileViews, flagUri } from '../../../cluster/nodes/flags.ts';
import { objectsOf } from '../../../cluster/nodes/objectDocuments.ts';
import { connectionsAt, connectionsOfFile } from '../../../connections/connectionsAt.ts';
import { flagSpec } from '../../../kubernetes/flags/flagTable.ts';
import type { ComponentView, NodeView } from '../../../model/node.ts';
import { spanContains } from '../../../model/source/span.ts';
import { connectionSections } from '../connectionLine.ts';
import { describeFlag } from '../describeFlag.ts';
import { relevantFirst, wantedBy } from '../relevantArtifacts.ts';
import { type DescribedPlace, findingsFor, type PositionQuery, withConnections } from './describedPlace.ts';

/** The kubelets that kubeadm's ConfigMap configures. Where the paths lead depends on their nodes. */
function kubeletsToJoin(view: NodeView): readonly ComponentView[] {
  return objectsOf(view, 'kubeletConfigMap').flatMap(({ document: { uri, configuration } }) => {
    const flags = configuration?.flags.map((flag) => ({ flag, spec: flagSpec('kubelet', flag.name) }));
    return flags ? { name: 'kubelet', uri, document: configuration, flags, implied: new Map() } : [];
  });
}

/** A flag that concerns the PKI, and what its path leads to. */
export function atFlag({
  report,
  file: { uri },
  view,
  offset,
  context,
  covers,
}: PositionQuery): DescribedPlace | undefined {
  for (const component of [...view.components, ...kubeletsToJoin(view)]) {
    const covering = fileViews(component).filter(
      ({ flag, spec }) => spec !== undefined && flagUri(component, flag) === uri && covers(flag.span),
    );
    // A unit has several flags a line, and a flag may name several files: the one that is pointed at, else the first.
    const found =
      covering.find(({ flag }) => spanContains(flag.valueSpan, offset)) ??
      covering.find(({ flag }) => spanContains(flag.span, offset)) ??
      covering[0];
    if (!found) continue;
    const { reference, spec, flag } = found;
    const target = reference?.resolution.kind === 'file' ? reference.resolution.file : undefined;
    const at = { uri, span: flag.span };
    const connections =
      target && spec?.role === 'kubeconfig'
        ? connectionsOfFile(report.connections, target.uri)
        : connectionsAt(report.connections, at);
    const findings = findingsFor(report, at, target?.uri);
    const part = connectionSections(report, connections, findings);
    return {
      span: at.span,
      description: withConnections(describeFlag(component, found, context), part),
      findings,
      artifacts: relevantFirst(target?.artifacts ?? [], wantedBy(spec?.role)),
      anchor: target && reference?.at.span.start,
      isUse: true,
    };
  }
  return undefined;
}
