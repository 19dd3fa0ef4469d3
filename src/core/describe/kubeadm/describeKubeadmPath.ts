import type { KubeadmPath } from '../../nodes/kubeadmPaths.ts';
import type { DescribeContext } from '../context.ts';
import { REFERENCE_HEADING } from '../describeFlag.ts';
import { optionalRow } from '../description.ts';
import { glance, titleWith } from '../glance.ts';
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
      title: titleWith(`${spec.component} ${label}`, held),
      sections: [
        { rows: [resolutionRow(resolution, path, context), ...held.rows] },
        ...held.sections,
        {
          heading: REFERENCE_HEADING,
          rows: [
            ...optionalRow('Purpose', spec.summary),
            ...optionalRow('Agrees with', spec.agreesWith),
            { label: 'Documentation', value: `${spec.component} --${spec.name}`, url: spec.url },
          ],
        },
      ],
    },
    artifacts: relevantFirst(artifacts, wanted),
    isUse: resolution.kind === 'file',
  };
}
