import { groupBy } from '../model/collections/lookup.ts';
import type { Finding } from '../model/finding.ts';
import { derived } from '../model/memo/derived.ts';
import type { NodeView } from '../model/node.ts';
import type { Text } from '../model/text/text.ts';
import { restartedBy } from '../rules/sequences/restart.ts';
import { type StateSource, type StoppedComponent, stoppedComponents } from './componentStates.ts';
import { findingsBehindStop } from './consequences.ts';
import { restartWarnings } from './runningText.ts';

/**
 * Repairs that must come before a command on a node, because a component that it restarts would not start. `isRepaired`: whether the
 * fault of a finding is repaired before the restart.
 */
export function warningsBeforeCommand(
  source: StateSource,
  node: NodeView,
  command: string,
  isRepaired: (finding: Finding) => boolean,
): readonly Text[] {
  if (!stoppedByNode(source).has(node.id)) return [];
  const restarted = new Set<string>(restartedBy(node, command));
  return warningsOn(source, node, (name) => restarted.has(name), isRepaired);
}

/** The same for the command that fixes a finding; without one, for the components that the advice of its rule restarts. */
export function warningsBeforeFix(source: StateSource, finding: Finding, advice = ''): readonly Text[] {
  const { command, at } = finding;
  const isRestart = command !== undefined || /\brestart/i.test(advice);
  if (!isRestart || stoppedComponents(source).length === 0) return [];
  const node = nodesByFile(source).get(at.uri);
  const isRepaired = (one: Finding) => one === finding;
  if (!node) return [];
  return command === undefined
    ? warningsOn(source, node, (name) => isRestartedBy(advice, name), isRepaired)
    : warningsBeforeCommand(source, node, command, isRepaired);
}

function warningsOn(
  source: StateSource,
  node: NodeView,
  isRestarted: (component: string) => boolean,
  isRepaired: (finding: Finding) => boolean,
): readonly Text[] {
  const stopped = (stoppedByNode(source).get(node.id) ?? []).filter(({ end }) => isRestarted(end.component));
  return restartWarnings(stopped.flatMap((one) => leftOf(one) ?? []));

  /** The component with what still stops it after the repair; undefined if nothing does. */
  function leftOf(one: StoppedComponent): StoppedComponent | undefined {
    const [stop, ...further] = [one.stop, ...one.further].filter((each) => {
      const behind = findingsBehindStop(source, each);
      return behind.size === 0 || ![...behind].every(isRepaired);
    });
    return stop && { ...one, stop, further };
  }
}

/** Whether the prose of a rule, which advises a restart, means the component: by its name, or as any component. */
function isRestartedBy(advice: string, component: string): boolean {
  const names = [component, ...(SPOKEN[component] ?? []), 'static pod', 'the component', 'the service'];
  return names.some((name) => advice.includes(name));
}

const SPOKEN: Readonly<Record<string, readonly string[]>> = {
  'kube-apiserver': ['API server'],
  'kube-controller-manager': ['controller manager'],
  'kube-scheduler': ['scheduler'],
};

/** Repairs that must come before a restart of the component on any node, or of any component if none is given. */
export function warningsBeforeRestart(source: StateSource, component: string | undefined): readonly Text[] {
  return warningsByComponent(source).get(component) ?? [];
}

const warningsByComponent = derived((source: StateSource): ReadonlyMap<string | undefined, readonly Text[]> => {
  const stopped = stoppedComponents(source);
  const byComponent = groupBy(stopped, ({ end }): string | undefined => end.component);
  return new Map([...byComponent, [undefined, stopped] as const].map(([name, all]) => [name, restartWarnings(all)]));
});

const stoppedByNode = derived((source: StateSource) => groupBy(stoppedComponents(source), ({ end }) => end.node));

const nodesByFile = derived(
  ({ nodes }: StateSource): ReadonlyMap<string, NodeView> =>
    new Map(nodes.flatMap(({ view }) => view.files.map(({ file }) => [file.uri, view] as const))),
);
