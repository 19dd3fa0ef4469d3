import { flagText } from '../nodes/flags.ts';
import type { ComponentView } from '../nodes/node.ts';

/**
 * With `--config-file` etcd ignores all other flags, so that nothing can be said of what is set where that file is not at hand (etcd,
 * "Configuration options").
 */
export function isFromConfigFile(component: ComponentView): boolean {
  return component.name === 'etcd' && component.ignored === undefined && Boolean(flagText(component, 'config-file'));
}
