import type { StateSource } from '../../inspection/componentStates.ts';
import { followingConnections } from '../../inspection/followingConnections.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';

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

/** "4 more because kube-apiserver does not start"; undefined where none follows. */
export function followingText(report: StateSource): Text | undefined {
  const following = [...followingConnections(report).values()];
  return following.length === 0 ? undefined : moreText(following.map(({ end }) => end.component));
}

/** The same by the component that does not start of each connection that follows. */
export function moreText(components: readonly string[]): Text {
  const more = components.length;
  const [component = '', ...others] = new Set(components);
  return others.length === 0
    ? phrase('{more} more because {component} does not start', { more, component })
    : phrase('{more} more because {list} do not start', { more, list: joined([component, ...others], ', ') });
}
