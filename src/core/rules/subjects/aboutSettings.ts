import { flagSpec } from '../../kubernetes/flags/flagTable.ts';
import { type AbsentPart, aboutAbsent, aboutPlace, aboutTokens, type Cause } from '../../model/about.ts';
import type { FlagRole, ServiceName } from '../../model/flagSpec.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { USERNAME_HEADERS_FLAG } from '../../uses/lookup/requestAuthentication.ts';

/** The unset certificate or bundle flag of a component's side. Empty for other flags. */
export function aboutFlag({ name, uri }: ComponentView, flag: string): readonly Cause[] {
  if (flag === USERNAME_HEADERS_FLAG) return [aboutAbsent(uri, 'aggregation', 'headers')];
  const { side, role } = flagSpec(name, flag) ?? {};
  const service = side?.slice(side.indexOf(' ') + 1) as ServiceName | undefined;
  const part = role && PARTS[role];
  return service && part ? [aboutAbsent(uri, service, part)] : [];
}

const PARTS: Partial<Readonly<Record<FlagRole, AbsentPart>>> = {
  certificate: 'presented',
  privateKey: 'presented',
  trustBundle: 'trusted',
};

/** The token keys of the node's API server, and the place of the key at fault. */
export function aboutTokensOf(node: NodeView, at: Location): readonly Cause[] {
  const apiserver = componentOf(node, 'kube-apiserver');
  return [...(apiserver ? [aboutTokens(apiserver.uri)] : []), aboutPlace(at)];
}
