import type { StateSource } from '../../inspection/componentStates.ts';
import { followingConnections } from '../../inspection/followingConnections.ts';
import { joined, phrase, type Slot, type Text } from '../../model/text/text.ts';

/** "1 cause, 9 connections broken"; without the causes where no finding accounts for any of them. */
export function brokenText(causes: number, connections: number): Text {
  const broken =
    connections === 1
      ? phrase('{count} connection broken', { count: connections })
      : phrase('{count} connections broken', { count: connections });
  if (causes === 0) return broken;
  const cause = causes === 1 ? phrase('{count} cause', { count: causes }) : phrase('{count} causes', { count: causes });
  return joined([cause, broken], ', ');
}

/** "4 more because kube-apiserver does not start", next to those that are broken in any case; undefined if none follows. */
export function followingText(report: StateSource): Text | undefined {
  const more = [...followingConnections(report)].filter(([{ verdict }]) => verdict !== 'broken');
  return more.length === 0 ? undefined : moreText(more.map(([, { end }]) => end.component));
}

/** The same by the component that does not start of each connection that follows. */
export function moreText(components: readonly string[]): Text {
  const more = components.length;
  const [component = '', ...others] = new Set(components);
  return others.length === 0
    ? phrase('{more} more because {component} does not start', { more, component })
    : phrase('{more} more because {list} do not start', { more, list: joined([component, ...others], ', ') });
}

/**
 * Connections that are broken by themselves, then those that fail because of a component that does not start, each by that component; undefined
 * if there are none.
 */
export function failingText(causes: number, broken: number, following: readonly string[]): Text | undefined {
  if (following.length === 0) return broken === 0 ? undefined : brokenText(causes, broken);
  if (broken > 0) return joined([brokenText(causes, broken), moreText(following)], ', ');
  const [component = '', ...others] = new Set(following);
  const textBroken = brokenText(causes, following.length);
  return others.length === 0
    ? phrase('{textBroken} because {component} does not start', { textBroken, component })
    : phrase('{textBroken} because {list} do not start', {
        textBroken,
        list: joined([component, ...others], ', '),
      });
}

/**
 * "1 connection broken, 6 more because kube-apiserver does not start": the effect of one cause. `stopped`: the components that it keeps from
 * starting; `following`: for each connection that follows, the component that does not start. Empty without any.
 */
export function effectText(broken: number, stopped: readonly Slot[], following: readonly string[]): Text {
  const failing = failingText(0, broken, following);
  // Connections that follow name the component already.
  const named = following.length > 0 ? [] : stopped;
  const stops = named.map((component) => phrase('{component} does not start', { component }));
  return joined([...(failing ? [failing] : []), ...stops], ', ');
}
