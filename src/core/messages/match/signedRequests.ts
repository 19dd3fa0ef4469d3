import { append } from '../../model/collections/lookup.ts';
import type { Connection } from '../../model/connection.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { derived } from '../../model/memo/derived.ts';
import type { Report } from '../../model/report.ts';
import { sidesOf } from '../../uses/sides.ts';
import type { LoggedError } from '../read/loggedError.ts';
import { keysOfFact } from './certificateKeys.ts';

/**
 * The connections by which kube-controller-manager signed the certificate of a message, if kube-apiserver does not trust the CA that it signs with.
 * The certificate itself need not be in the files.
 */
export function signedRequests({ facts }: LoggedError, report: Report): readonly Connection[] {
  const signers = brokenSigners(report);
  const keys = facts.flatMap((fact) => (fact.kind === 'authorityKeyId' ? (keysOfFact(fact) ?? []) : []));
  return keys.flatMap((key) => signers.get(key) ?? []);
}

/** The broken signing connections, by the key of the CA that a message may name. */
const brokenSigners = derived(({ nodes, connections }: Report): ReadonlyMap<string, readonly Connection[]> => {
  const found = new Map<string, Connection[]>();
  const broken = connections.filter(({ kind, side }) => kind === 'signing' && side === 'server');
  if (broken.length === 0) return found;
  for (const { view } of nodes) {
    for (const side of sidesOf(view).signing) {
      if (side.service !== 'request-signing') continue;
      const id = leafOf(side.certificate)?.certificate.subjectKeyId;
      const own = broken.find(({ from, at }) => from.node === view.id && at.span.start === side.at.span.start);
      if (own && id !== undefined) append(found, `authorityKeyId ${id}`, own);
    }
  }
  return found;
});
