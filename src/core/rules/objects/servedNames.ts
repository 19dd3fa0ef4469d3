import { aboutName } from '../../model/about.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { tlsErrorText } from '../../trust/goErrorText.ts';
import { matchesHost } from '../../trust/hostname.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import type { IssueOf } from '../engine/rule.ts';
import type { OBJECTS } from '../pages/objects.ts';
import { secretName } from '../subjects/tlsSecrets.ts';
import type { CallerKind } from './calledServers.ts';
import { likeServers } from './likeServers.ts';

/** Certificates that are meant for a called Service but lack the name that is verified. */
export function* unnamedServices(
  node: NodeView,
  kind: CallerKind,
): Generator<IssueOf<(typeof OBJECTS)['webhook-san-missing']>> {
  for (const { server, alike } of likeServers(node, kind)) {
    const { called, label, serving } = server;
    const { host, uri, insecureSkipTlsVerify } = called;
    if (!host || !serving || insecureSkipTlsVerify?.value === true) continue;
    const { certificate } = serving.leaf;
    if (matchesHost(certificate, host.value)) continue;
    yield {
      message: 'unnamed',
      data: {
        server: label,
        host: host.value,
        secret: secretName(serving.secret),
        error: tlsErrorText({ kind: 'hostname', certificate, host: host.value }),
      },
      at: { uri, span: host.span },
      about: [aboutName(certificate, host.value)],
      related: [relatedPlace(placeOf(serving.leaf), phrase('The serving certificate')), ...alike],
    };
  }
}
