import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import type { ComponentView } from '../../model/node.ts';
import type { SuiteLimit } from '../side/side.ts';

/** The suites of an etcd, for its clients and for the other members; only etcd can be limited to versions below TLS 1.3. */
export function suiteLimit(etcd: ComponentView): SuiteLimit {
  const suites = flagText(etcd, 'cipher-suites');
  return {
    ...(flagText(etcd, 'tls-max-version') === 'TLS1.2' && { versionAt: flagPlace(etcd, 'tls-max-version') }),
    ...(suites && !isTemplated(suites) && { list: { suites: listOf(suites), at: flagPlace(etcd, 'cipher-suites') } }),
  };
}
