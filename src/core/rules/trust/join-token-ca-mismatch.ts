import { shownPath } from '../../cluster/nodes/nodeFiles.ts';
import type { Artifact } from '../../model/artifacts/artifact.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import type { NodeFile, NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { isRead, tokenHashes } from '../../uses/lookup/supervisorAuthority.ts';
import { placeOfFile, relatedPlace } from '../engine/places.ts';
import { defineRule, perNode } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';

/** Nodes compare the hash in their token with the CA that the server sends. */
export const joinTokenCaMismatch = defineRule(TRUST['join-token-ca-mismatch'], {
  *check(node) {
    for (const nodeFile of node.files) {
      const authorities = nodeFile.archived || nodeFile.isLink ? [] : authoritiesFor(nodeFile, node);
      const [authority] = authorities;
      if (!authority) continue;
      const known = new Set(authorities.flatMap(tokenHashes));
      const [actual = ''] = known;
      for (const artifact of nodeFile.file.artifacts) {
        if (artifact.kind !== 'token' || artifact.token.kind !== 'join') continue;
        const hash = contentOf(artifact.token.caHash);
        if (known.has(hash)) continue;
        yield {
          message: 'otherCa',
          data: { hash, file: shownPath(authority), actual },
          at: hashPlace(artifact),
          related: [relatedPlace(placeOfFile(authority.file), phrase('The CA of the server'))],
        };
      }
    }
  },
});

/** `K10` and the hash: what stands behind is a secret, and nothing of it matters here. */
function hashPlace({ origin: { uri, span } }: Artifact) {
  return { uri, span: { start: span.start, end: span.start + 'K10'.length + 64 } };
}

/** The CA of the server next to a token; for one in a configuration, those in the data directory of the node. */
function authoritiesFor({ path, hostPath = '', file }: NodeFile, node: NodeView): readonly NodeFile[] {
  // Most files hold no token.
  if (!file.artifacts.some((artifact) => artifact.kind === 'token')) return [];
  const [, folder] = /^(.*\/|)server\/(?:node-|agent-)?token$/.exec(path) ?? [];
  const found = serverAuthorities(node);
  if (folder !== undefined) return found.byPath.get(`${folder}server/tls/server-ca.crt`) ?? [];
  const name = PRODUCTS.find((product) => hostPath.startsWith(`/etc/rancher/${product}/`));
  return name === undefined ? [] : (found.byProduct.get(name) ?? []);
}

const PRODUCTS = ['k3s', 'rke2'];

/** The CAs whose certificates could be read, by their paths and by the product with their data directory. */
const serverAuthorities = perNode((node) => {
  const found = node.files.filter(
    (nodeFile) =>
      !nodeFile.archived && /(?:^|\/)(?:server\/tls|agent)\/server-ca\.crt$/.test(nodeFile.path) && isRead(nodeFile),
  );
  const productOf = ({ hostPath = '' }: NodeFile) => /^\/var\/lib\/rancher\/(k3s|rke2)\//.exec(hostPath)?.[1] ?? '';
  return { byPath: groupBy(found, ({ path }) => path), byProduct: groupBy(found, productOf) };
});
