import { flagPlace } from '../../cluster/nodes/flags.ts';
import { flagSpec } from '../../kubernetes/flags/flagTable.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { defineRule, type Issue, type Rule, type RuleReference } from '../engine/rule.ts';
import { isAbsent } from './flagMistakes.ts';

/** A rule that asks for one flag. */
export interface UnsetFlagSpec extends Pick<Rule, 'id' | 'severity' | 'basis' | 'profile' | 'title'> {
  readonly component: ComponentName;
  readonly flag: string;
  readonly message: string;
  readonly docs: Pick<Rule['docs'], 'why' | 'fix' | 'cis'>;
  readonly reference?: RuleReference;
  /** Where the flag is not wanted, or its absence is told by another rule. */
  readonly unless?: (component: ComponentView, node: NodeView) => boolean;
  readonly fixes?: (component: ComponentView, node: NodeView) => Issue['fixes'];
}

/** Makes the rule; it speaks at the command of the component. */
export function unsetFlagRule(spec: UnsetFlagSpec): Rule {
  const { id, severity, basis, profile, title, component: name, flag, message, docs, unless, fixes } = spec;
  const url = flagSpec(name, flag)?.url;
  const references = [
    spec.reference ?? { source: name === 'etcd' ? 'etcd' : 'Kubernetes', section: `${name} --${flag}`, url },
  ];
  return defineRule({
    id,
    severity,
    basis,
    profile,
    title,
    messages: { unset: message },
    docs: { ...docs, references },
    *check(node): Iterable<Issue<'unset'>> {
      for (const component of node.components) {
        if (component.name !== name || !isAbsent(component, flag) || unless?.(component, node)) continue;
        yield { message: 'unset', at: flagPlace(component, flag), fixes: fixes?.(component, node) };
      }
    },
  });
}
