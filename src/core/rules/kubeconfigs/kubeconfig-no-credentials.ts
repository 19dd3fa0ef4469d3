import { aboutAbsent } from '../../model/about.ts';
import { isAnonymous } from '../../uses/lookup/anonymousUser.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

/** A user without credentials is anonymous (client-go, tried). */
export const kubeconfigNoCredentials = defineRule(KUBECONFIGS['kubeconfig-no-credentials'], {
  *check(node) {
    for (const kubeconfig of node.kubeconfigs) {
      const { current, uri, clusters, hostPath, owner } = kubeconfig;
      const user = current.user?.user;
      if (!user || clusters.length === 0 || !isAnonymous(node, kubeconfig)) continue;
      // A key alone has its own rule.
      if (user.clientKey.data || user.clientKey.file) continue;
      // Nothing is known to use it: a webhook's kubeconfig needs no credentials, and a template gets them later.
      const isUsed = owner !== 'kubectl' || KUBEADM_FILE.test(hostPath ?? '');
      const severity = isUsed ? undefined : 'info';
      const about = [aboutAbsent(uri, 'api', 'presented')];
      yield { message: 'none', data: { user: user.name }, at: { uri, span: user.span }, about, severity };
    }
  },
});

const KUBEADM_FILE = /^\/etc\/kubernetes\/[^/]+\.conf$/;
