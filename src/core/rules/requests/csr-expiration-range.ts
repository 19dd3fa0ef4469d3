import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { unknownOf } from '../../cluster/nodes/settings.ts';
import { parseGoDuration } from '../../kubernetes/values/goTime.ts';
import type { RelatedPlace } from '../../model/finding.ts';
import { spanText } from '../../model/labels/times.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { REQUESTS } from '../pages/requests.ts';

import { isBuiltInSigner } from './signerName.ts';
import { placeIn, signingRequests } from './signingRequests.ts';

/** The shortest time the API lets one ask for. */
const MIN_SECONDS = 600;

const FLAG = 'cluster-signing-duration';

/** One year: the default of kube-controller-manager. */
const DEFAULT = { milliseconds: 8760 * 3_600_000 };

/** A request may ask for a shorter life than the signer gives, not for a longer one (the signer's source). */
export const csrExpirationRange = defineRule(REQUESTS['csr-expiration-range'], {
  *check(node): Iterable<IssueOf<(typeof REQUESTS)['csr-expiration-range']>> {
    const limit = signerLimit(node);
    for (const view of signingRequests(node)) {
      const { expirationSeconds } = view.document;
      if (!expirationSeconds) continue;
      const { value: seconds } = expirationSeconds;
      const at = placeIn(view, expirationSeconds);
      if (seconds < MIN_SECONDS) yield { message: 'short', data: { seconds }, at };
      else if (limit && seconds > limit.seconds && isBuiltInSigner(view.signer ?? '')) {
        const [wanted, given] = [spanText(seconds * 1000), spanText(limit.seconds * 1000)];
        yield {
          message: 'cut',
          data: { seconds, limit: limit.seconds, wanted, given },
          at,
          related: limit.related,
          severity: 'info',
        };
      }
    }
  },
});

/** The longest lifetime that the node's controller manager grants; undefined if its manifest is missing or a template. */
function signerLimit(
  node: NodeView,
): { readonly seconds: number; readonly related: readonly RelatedPlace[] } | undefined {
  const controllerManager = componentOf(node, 'kube-controller-manager');
  if (!controllerManager?.document) return undefined;
  if (unknownOf(controllerManager, FLAG)) return undefined;
  const text = flagText(controllerManager, FLAG);
  const duration = text === undefined ? DEFAULT : parseGoDuration(text);
  // With a negative or unreadable value the component does not start, or grants nothing.
  if ('error' in duration || duration.milliseconds < 0) return undefined;
  const seconds = duration.milliseconds / 1000;
  return { seconds, related: [relatedPlace(flagPlace(controllerManager, FLAG), phrase('The signer’s limit'))] };
}
