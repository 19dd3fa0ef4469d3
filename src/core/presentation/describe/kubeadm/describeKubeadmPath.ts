import type { KubeadmPath } from '../../../cluster/nodes/kubeadmPaths.ts';
import { joined } from '../../../model/text/text.ts';
import type { DescribeContext } from '../context.ts';
import { glance, titleWith } from '../glance.ts';
import { documentationRow, meaningRows, referenceSection } from '../referenceSection.ts';
import { relevantFirst, wantedBy } from '../relevantArtifacts.ts';
import { resolutionRow } from '../resolutionText.ts';
import type { ToldContent } from './toldField.ts';

/** A path in a configuration of kubeadm: where it leads, what lies there, and what the flag that gets it is for. */
export function describeKubeadmPath({ reference, spec }: KubeadmPath, context: DescribeContext): ToldContent {
  const { resolution, path, label } = reference;
  const artifacts = resolution.kind === 'file' ? resolution.file.artifacts : [];
  const wanted = wantedBy(spec.role);
  const held = glance(artifacts, wanted, context);
  return {
    description: {
      title: titleWith(joined([spec.component, label], ' '), held),
      sections: [
        { rows: [resolutionRow(resolution, path, context), ...held.rows] },
        ...held.sections,
        referenceSection([...meaningRows(spec), documentationRow(spec)]),
      ],
    },
    artifacts: relevantFirst(artifacts, wanted),
    isUse: resolution.kind === 'file',
  };
}
