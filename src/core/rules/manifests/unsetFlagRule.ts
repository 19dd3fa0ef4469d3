import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { flagPlace } from '../../cluster/nodes/flags.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { defineRule, type Issue, type Rule, type RulePage } from '../engine/rule.ts';
import { isAbsent } from './flagMistakes.ts';

/** The page of a rule that requires one flag. */
interface UnsetFlagPage extends RulePage {
  readonly messages: { readonly unset: string };
}

export interface UnsetFlagSpec {
  readonly component: ComponentName;
  readonly flag: string;
  /** True if the flag is not required, or another rule reports its absence. */
  readonly unless?: (component: ComponentView, node: NodeView) => boolean;
  readonly fixes?: (component: ComponentView, node: NodeView) => Issue['fixes'];
}

/** Creates the rule, which reports at the command of the component. */
export function unsetFlagRule(page: UnsetFlagPage, spec: UnsetFlagSpec): Rule {
  const { component: name, flag, unless, fixes } = spec;
  return defineRule(page, {
    *check(node): Iterable<Issue<'unset'>> {
      for (const component of node.components) {
        if (component.name !== name || !isAbsent(component, flag) || unless?.(component, node)) continue;
        // The tables have no defaults for releases 0.x.
        if (holdsFor(component, { since: 0 }) === 'no') continue;
        yield { message: 'unset', at: flagPlace(component, flag), fixes: fixes?.(component, node) };
      }
    },
  });
}
