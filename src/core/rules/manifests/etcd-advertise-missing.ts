import { flagText, flagView } from '../../cluster/nodes/flags.ts';
import { isLoopback } from '../../connections/participants/dialledHosts.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import { addFlagAfter } from '../edits/flagEdits.ts';
import { ETCD_CONFIGURATION } from '../references/componentReferences.ts';
import { unsetFlagRule } from './unsetFlagRule.ts';

/** etcd does not guess what clients should dial (embed.Config). */
export const etcdAdvertiseMissing = unsetFlagRule({
  id: 'manifests/etcd-advertise-missing',
  severity: 'error',
  basis: 'observed',
  title: 'etcd is not told what to advertise to clients',
  component: 'etcd',
  flag: 'advertise-client-urls',
  message: '`--advertise-client-urls is required when --listen-client-urls is set explicitly`: etcd exits.',
  docs: {
    why: 'The listening URLs may be unspecified addresses that nobody can dial.',
    fix: 'Add `--advertise-client-urls` with the URL that clients reach this member by.',
  },
  reference: ETCD_CONFIGURATION,
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
