import { flagText } from '../../cluster/nodes/flags.ts';
import { isTemplated } from '../../formats/templated.ts';
import { type DialledUrl, listOf, parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { ComponentView } from '../../model/node.ts';

/** The https URLs of the members that `--initial-cluster` lists as name=URL. */
export function memberUrls(etcd: ComponentView): readonly DialledUrl[] {
  const urls = listOf(flagText(etcd, 'initial-cluster')).map((entry) => entry.slice(entry.indexOf('=') + 1));
  return parseUrls(urls.join(',')).filter(({ scheme, host }) => scheme === 'https' && !isTemplated(host));
}
