import type { NodeView } from '../../model/node.ts';
import type { IssueOf } from '../engine/rule.ts';
import type { OBJECTS } from '../pages/objects.ts';
import type { CallerKind } from './calledServers.ts';
import { likeServers } from './likeServers.ts';

/**
 * Services that are verified by the system's roots for want of a bundle. Told only where that is certain: of an object read out of a
 * cluster, or where the Secret that serves it is at hand. A manifest is otherwise filled in when it is applied, by whom is not written in it.
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
