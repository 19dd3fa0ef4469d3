import type { ChainFailure } from '../../model/outcome.ts';
import type { ProofSpec } from '../../model/proof.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { goErrorText, tlsErrorText } from '../../trust/goErrorText.ts';
import { partyName } from '../participants/parties.ts';

/**
 * What people see when the trusting side refuses, as the end of a sentence. API servers and kubelets only ask for a client
 * certificate and answer 401; etcd breaks the connection; a client reports Go's error itself.
 */
export function refusalEffect(proof: ProofSpec, failure: ChainFailure): Text {
  const textWho = partyName(proof.trustedBy);
  if (proof.purpose === 'serverAuth')
    return phrase('{textWho} reports `{error}`', { textWho, error: tlsErrorText(failure) });
  if (proof.trustedBy === 'etcd')
    return phrase('{component} drops the connection and logs `{error}`', {
      component: 'etcd',
      error: tlsErrorText(failure),
    });
  const slots = { textWho, error: goErrorText(failure) };
  return proof.trustedBy === 'extension-apiserver'
    ? phrase('{textWho} answer 401 Unauthorized, with `{error}` in the log', slots)
    : phrase('{textWho} answers 401 Unauthorized, with `{error}` in the log', slots);
}
