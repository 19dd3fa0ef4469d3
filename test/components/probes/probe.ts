import type { ForetoldConnection } from '../foretold.ts';
import type { CommandResult } from '../node/enclosure.ts';
import { plainLine } from '../node/program.ts';
import type { RunningNode } from '../node/runningNode.ts';
import type { ProbeResult } from '../observation.ts';
import type { Admin } from './admin.ts';

/** The context of a probe. */
export interface ProbeSetting {
  readonly node: RunningNode;
  readonly nodeName: string;
  /** The node's files on this disk. */
  readonly root: string;
  readonly admin: Admin | undefined;
  /** A flag of a component's manifest; undefined if it is absent. */
  flag(component: string, name: string): string | undefined;
}

/** Exercises a connection that no component of the node exercises by itself; undefined if it cannot be. */
export type Probe = (connection: ForetoldConnection, setting: ProbeSetting) => Promise<ProbeResult | undefined>;

/** A command's end as a probe's result: successful if the server let the caller in, whatever it allows them. */
export function resultOf({ code, stdout, stderr }: CommandResult): ProbeResult {
  const text = plainLine(`${stdout}\n${stderr}`.trim());
  return { ok: code === 0 || /Error from server \(Forbidden\)|^403$/m.test(text), text };
}
