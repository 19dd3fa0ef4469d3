import { followingConnections } from '../../connections/stoppedComponents.ts';
import type { Connection } from '../../model/connection.ts';
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
export function followingText(connections: readonly Connection[]): Text | undefined {
  const following = [...followingConnections(connections).values()];
  const [first] = following;
  if (!first) return undefined;
  const slots = { more: following.length, component: first.end.component };
  return phrase('{more} more because {component} does not start', slots);
}
