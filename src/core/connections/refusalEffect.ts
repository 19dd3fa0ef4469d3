import { goErrorText, tlsErrorText } from '../trust/goErrorText.ts';
import type { ChainFailure } from '../trust/outcome.ts';
import { partyName } from './parties.ts';
import type { ProofSpec } from './proof.ts';

/**
 * What people see when the trusting side refuses, as the end of a sentence. API servers and kubelets only ask for a client
 * certificate and answer 401; etcd breaks the connection; a client reports Go's error itself.
 */
export function refusalEffect(proof: ProofSpec, failure: ChainFailure): string {
  const by = partyName(proof.trustedBy);
  if (proof.purpose === 'serverAuth') return `${by} reports \`${tlsErrorText(failure)}\``;
  if (proof.trustedBy === 'etcd') return `etcd drops the connection and logs \`${tlsErrorText(failure)}\``;
  const verb = proof.trustedBy === 'extension-apiserver' ? 'answer' : 'answers';
  return `${by} ${verb} 401 Unauthorized, with \`${goErrorText(failure)}\` in the log`;
}
