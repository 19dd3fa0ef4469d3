import { dateText, daysText } from '../../model/labels/times.ts';
import { userTokenEnd } from '../../uses/lookup/userToken.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';
import { daysBetween } from '../subjects/certificateClock.ts';

/** A token past its `exp` claim that is the user's only credential (RFC 7519, 4.1.4; k8s.io/kubernetes, pkg/serviceaccount). */
export const kubeconfigTokenExpired = defineRule(KUBECONFIGS['kubeconfig-token-expired'], {
  *check(node, { now }) {
    for (const { users, current, uri } of node.kubeconfigs) {
      for (const view of users) {
        const token = userTokenEnd(node, uri, view);
        if (!token || now < token.expiry) continue;
        yield {
          message: 'expired',
          data: {
            user: view.user.name,
            ago: daysText(daysBetween(token.expiry, now)),
            date: dateText(token.expiry),
          },
          at: token.at,
          severity: view === current.user ? undefined : 'warning',
        };
      }
    }
  },
});
