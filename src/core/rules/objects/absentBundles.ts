import type { NodeView } from '../../model/node.ts';
import type { IssueOf } from '../engine/rule.ts';
import type { OBJECTS } from '../pages/objects.ts';
import type { CallerKind } from './calledServers.ts';
import { likeServers } from './likeServers.ts';

/**
 * Services that are verified against the system's roots because they have no bundle. Reported only where that is certain: for an object
 * read from a cluster, or where its serving Secret is known. Other manifests may be completed when they are applied.
 */
export function* absentBundles(
  node: NodeView,
  kind: CallerKind,
): Generator<IssueOf<(typeof OBJECTS)['webhook-cabundle-empty']>> {
  for (const { server, alike: related } of likeServers(node, kind)) {
    const { called, label, serving, injector } = server;
    const { caBundle, service, host, insecureSkipTlsVerify, live, uri, whole, keySpan } = called;
    const isAbsent = !caBundle || caBundle.content === 'empty';
    if (!isAbsent || !service || !host || insecureSkipTlsVerify?.value === true || !whole) continue;
    if (injector !== undefined && !live) continue;
    if (!live && !serving) continue;
    yield {
      message: injector === undefined ? 'absent' : 'notInjected',
      data: { server: label, host: host.value, injector: injector ?? '' },
      at: { uri, span: caBundle?.span ?? keySpan },
      related,
    };
  }
}
