import { append } from '../../model/collections/lookup.ts';
import type { Fix, RelatedPlace } from '../../model/finding.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { perNode } from '../engine/rule.ts';
import { type CalledServer, type CallerKind, calledServers } from './calledServers.ts';

/** Servers in one file with the same host name and the same bundle text: a fault is reported once for all of them. */
export interface LikeServers {
  readonly server: CalledServer;
  /** The others, as related places. */
  readonly alike: readonly RelatedPlace[];
  /** One fix for all servers; empty if one of them cannot be edited. */
  fixAll(make: (server: CalledServer) => readonly Fix[]): readonly Fix[];
}

/** A webhook configuration usually calls one server for many resources. */
export function likeServers(node: NodeView, kind: CallerKind): readonly LikeServers[] {
  return ofKind[kind](node);
}

const ofKind: Readonly<Record<CallerKind, (node: NodeView) => readonly LikeServers[]>> = {
  webhooks: perNode((node) => grouped(node, 'webhooks')),
  apiServices: perNode((node) => grouped(node, 'apiServices')),
};

function grouped(node: NodeView, kind: CallerKind): readonly LikeServers[] {
  const groups = new Map<string, [CalledServer, ...CalledServer[]]>();
  for (const server of calledServers(node, kind)) {
    const { called, bundle, file } = server;
    const written = bundle && file.text?.slice(bundle.field.span.start, bundle.field.span.end).trim();
    const key = JSON.stringify([called.uri, called.calledBy, called.live, called.host?.value, written]);
    append(groups, key, server);
  }
  return [...groups.values()].map((servers) => {
    const [server, ...others] = servers;
    return { server, alike: others.map(placeOfServer), fixAll: (make) => merge(servers.map(make)) };
  });
}

function placeOfServer({ called: { uri, keySpan }, bundle, label }: CalledServer): RelatedPlace {
  return relatedPlace(
    { uri, span: bundle?.field.span ?? keySpan },
    phrase('Also affects {textLabel}', { textLabel: label }),
  );
}

function merge(fixes: readonly (readonly Fix[])[]): readonly Fix[] {
  const [first] = fixes[0] ?? [];
  if (!first || fixes.some((one) => one.length === 0)) return [];
  return [{ title: first.title, edits: fixes.flatMap((one) => one[0]?.edits ?? []) }];
}
