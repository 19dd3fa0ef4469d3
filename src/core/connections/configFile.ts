import { flagText } from '../nodes/flags.ts';
import type { ComponentView } from '../nodes/node.ts';

/** With `--config-file` etcd ignores all other flags, so that nothing can be said of what is set (etcd, "Configuration options"). */
export function isFromConfigFile(component: ComponentView): boolean {
  return component.name === 'etcd' && Boolean(flagText(component, 'config-file'));
}
