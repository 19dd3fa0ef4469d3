import { isTemplated } from '../../formats/placeholder.ts';
import type { Located } from '../../model/documents/located.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { REQUESTS } from '../pages/requests.ts';
import { deleteLines, rewriteScalar } from './requestEdits.ts';

import { isVersion1, placeIn, type RequestView, signingRequests } from './signingRequests.ts';
import { isUsage, meantUsage } from './usages.ts';

/** v1 requires usages, by the API's own names, each once (k8s.io/api, certificates/v1). */
export const csrUsagesMissing = defineRule(REQUESTS['csr-usages-missing'], {
  *check(node) {
    for (const view of signingRequests(node)) {
      const { usages } = view.document;
      if (usages) yield* evaluate(view, usages.items);
      else if (isVersion1(view.document)) yield { message: 'missing', at: placeIn(view, undefined) };
    }
  },
});

function* evaluate(
  view: RequestView,
  usages: readonly Located<string>[],
): Generator<IssueOf<(typeof REQUESTS)['csr-usages-missing']>> {
  const { file } = view;
  const first = new Map<string, Located<string>>();
  for (const usage of usages) {
    const { value, span } = usage;
    if (isTemplated(value)) continue;
    const at = placeIn(view, usage);
    const meant = isUsage(value) ? value : meantUsage(value);
    const same = first.get(meant ?? value);
    first.set(meant ?? value, same ?? usage);
    if (same && isVersion1(view.document)) {
      yield {
        message: 'duplicate',
        data: { usage: meant ?? value },
        at,
        related: [relatedPlace(placeIn(view, same), phrase('The first occurrence'))],
        fixes: deleteLines(file, [span], phrase('Remove the second {value}', { value: meant ?? value })),
      };
    } else if (meant === undefined) {
      yield { message: 'unknown', data: { usage: value }, at };
    } else if (meant !== value) {
      const fixes = rewriteScalar(file, span, meant, phrase('Change it to {meant}', { meant }));
      yield { message: 'misspelt', data: { usage: value, meant }, at, fixes };
    }
  }
}
