import { flagText, flagView } from '../../cluster/nodes/flags.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import { isLoopback } from '../../uses/lookup/hosts.ts';
import { addFlagAfter } from '../edits/flagEdits.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { unsetFlagRule } from './unsetFlagRule.ts';

/** etcd does not guess the addresses for its clients (embed.Config). */
export const etcdAdvertiseMissing = unsetFlagRule(MANIFESTS['etcd-advertise-missing'], {
  component: 'etcd',
  flag: 'advertise-client-urls',
  unless: (etcd) => !flagText(etcd, 'listen-client-urls'),
  fixes: (etcd, node) => {
    const urls = parseUrls(flagText(etcd, 'listen-client-urls')).filter(
      ({ host }) => !isLoopback(host) && host !== '0.0.0.0' && host !== '::',
    );
    const [only, ...others] = urls;
    if (!only || others.length > 0) return [];
    const flag = flagView(etcd, 'listen-client-urls')?.flag;
    return addFlagAfter(node, etcd, flag, 'advertise-client-urls', only.url);
  },
});
