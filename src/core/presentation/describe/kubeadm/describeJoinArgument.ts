import type { JoinArgument } from '../../../kubernetes/kubeadm/joinArgumentAt.ts';
import type { Thresholds } from '../../../model/labels/times.ts';
import type { Report } from '../../../model/report.ts';
import { describeContext, nodesNear } from '../context.ts';
import { authoritiesOf, describeAuthorityHash } from './describeAuthorityHash.ts';
import type { DescribedContent } from './describedField.ts';
import { describeCertificateKey } from './describeSecretField.ts';

export interface JoinQuery {
  /** The address of the text, which need not be in the report. */
  readonly uri: string;
  /** The report that may have the CA; absent while nothing was inspected. */
  readonly report?: Report | undefined;
  readonly now: number;
  readonly thresholds: Thresholds;
}

/**
 * The meaning of an argument of `kubeadm join`, compared with the files of the workspace. Undefined for a digest that no flag calls the hash of a CA,
 * unless it is one: it may be an image's.
 */
export function describeJoinArgument(argument: JoinArgument, question: JoinQuery): DescribedContent | undefined {
  if (argument.kind === 'certificateKey') return { description: describeCertificateKey(argument) };
  const { uri, report, now, thresholds } = question;
  const { value, named } = argument;
  const nodes = report ? nodesNear(report, uri) : [];
  const all = nodes.flatMap((node) => authoritiesOf(node.view).map((authority) => ({ node, authority })));
  const digest = value.toLowerCase();
  const found =
    all.find(({ authority }) => digest === `sha256:${authority.certificate.publicKey.id}`) ??
    (named ? all[0] : undefined);
  if (!found && !named) return undefined;
  const context = found && describeContext(found.node, now, thresholds);
  return describeAuthorityHash(
    value,
    all.map(({ authority }) => authority),
    context,
  );
}
