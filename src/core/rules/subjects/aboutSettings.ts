import { flagSpec } from '../../kubernetes/flags/flagTable.ts';
import { type About, type AbsentPart, aboutAbsent, aboutPlace, aboutTokens } from '../../model/about.ts';
import type { FlagRole, ServiceName } from '../../model/flagSpec.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { USERNAME_HEADERS_FLAG } from '../../uses/lookup/requestAuthentication.ts';

/** That a flag is not set which gives the component's side of a service what it presents or verifies by. Empty for any other flag. */
export function aboutFlag({ name, uri }: ComponentView, flag: string): readonly About[] {
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

/** The node's API server does not verify what the key at the place signs, or verifies nothing by it. */
export function aboutTokensOf(node: NodeView, at: Location): readonly About[] {
  const apiserver = componentOf(node, 'kube-apiserver');
  return [...(apiserver ? [aboutTokens(apiserver.uri)] : []), aboutPlace(at)];
}
