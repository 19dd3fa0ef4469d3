import { decodeToken } from '../../formats/jwt/decodeToken.ts';
import { isOpenHost } from '../../formats/placeholder.ts';
import { itemsAt, located, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import { unredacted } from '../../formats/yaml/sourceOffset.ts';
import type { RancherNodeDocument, RancherProduct, TokenPlace } from '../../model/documents/rancher.ts';
import type { Span } from '../../model/source/span.ts';
import { listOf } from '../values/flagValue.ts';

/** The configuration and its parts, by the paths at which both read them (docs.k3s.io, "Configuration file"). */
const CONFIGURATION = /\/rancher\/(k3s|rke2)\/config\.yaml(?:\.d\/[^/]+\.ya?ml)?$/;

/** The product whose configuration has this path or URI; undefined for any other file. */
export function rancherProduct(uri: string): RancherProduct | undefined {
  return CONFIGURATION.exec(uri)?.[1] as RancherProduct | undefined;
}

/** Reads what a configuration states about the server that the node joins; empty for other documents. */
export function readRancherNode(root: YamlNode, span: Span, uri: string): readonly RancherNodeDocument[] {
  const product = rancherProduct(uri);
  if (!product || root.kind !== 'map') return [];
  return [
    {
      kind: 'rancherNode',
      uri,
      span,
      product,
      server: located(scalarAt(root, 'server'), 'server'),
      caHash: caHashOf(root),
      tokenIn: tokenPlace((field) => scalarAt(root, field) !== undefined),
      names: OWN_NAMES.flatMap((key) => [...listOf(textAt(root, key)), ...textsAt(root, key)]).filter(
        (name) => !isOpenHost(name),
      ),
    },
  ];
}

/** k3s-io/k3s, pkg/cli/cmds/server.go and agent.go: the server adds them to the names of its certificate. */
export const OWN_NAMES = ['tls-san', 'advertise-address', 'node-ip', 'node-external-ip'];

function textsAt(root: YamlNode, key: string): readonly string[] {
  return itemsAt(root, key).flatMap((item) => (item.kind === 'scalar' ? listOf(item.value) : []));
}

/** `K10` and the hash: the rest is a secret. */
function caHashOf(root: YamlNode): RancherNodeDocument['caHash'] {
  const scalar = scalarAt(root, 'token');
  const token = scalar && decodeToken(unredacted(scalar).value);
  if (!scalar || token?.kind !== 'join') return undefined;
  const { start, end } = scalar.contentSpan;
  return { value: token.caHash, span: end - start > HASHED ? { start, end: start + HASHED } : scalar.contentSpan };
}

const HASHED = 'K10'.length + 64;

/** The place of the token by the flags or fields that a source has; undefined if it has none. */
export function tokenPlace(has: (name: string) => boolean): TokenPlace | undefined {
  if (has('token-file')) return 'file';
  return has('token') ? 'here' : undefined;
}
