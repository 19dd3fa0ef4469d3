import type { Difference } from '../compare.ts';
import type { Foretold, ForetoldConnection } from '../foretold.ts';
import type { ProbeResult } from '../observation.ts';

/** The behavior of a node seconds after its certificates have expired, while nothing was restarted. */
export interface RunningSeen {
  /** The client that keeps its connection to kube-apiserver: its kubeconfig on the node, and the latest answer. */
  readonly kept: { readonly kubeconfig: string; readonly answer: string };
  readonly components: readonly RunningComponent[];
  /** New connections, by name. */
  readonly probes: ReadonlyMap<string, ProbeResult>;
}

export interface RunningComponent {
  readonly name: string;
  /** Seconds from the expiry to its exit; undefined while it runs. */
  readonly exitedAfter: number | undefined;
  /** Lines that it printed since the expiry. */
  readonly lines: readonly string[];
}

/** One thing that is foretold of a running node, next to what it did. */
export interface RunningCheck extends Difference {
  readonly isSame: boolean;
}

/** Everything that is foretold of clients and components that were running before the expiry, and of new connections. */
export function runningChecks({ connections }: Foretold, seen: RunningSeen): readonly RunningCheck[] {
  return [
    ...connections.filter(({ kubeconfig }) => kubeconfig === seen.kept.kubeconfig).map((one) => keptCheck(one, seen)),
    ...seen.components.map((component) => componentCheck(component, connections)),
    ...connections.flatMap((one) => newCheck(one, seen)),
  ];
}

/** The API server reads etcd for each answer, so that 200 needs its connection to etcd too. */
function keptCheck({ verdict, running }: ForetoldConnection, { kept }: RunningSeen): RunningCheck {
  const foretold = verdict === 'ok' || running === 'open' ? '200 kept' : '401 kept';
  return { name: 'kept connection', foretold, real: kept.answer, isSame: kept.answer === foretold };
}

/** A leader exits that its server refuses at the next request. Nothing else that runs ends because a certificate expires. */
function componentCheck(
  { name, exitedAfter, lines }: RunningComponent,
  connections: readonly ForetoldConnection[],
): RunningCheck {
  const own = connections.filter(({ kind, client }) => kind === 'api' && client === name);
  const isRefused = own.some(({ running }) => running === 'nextRequest');
  const exits = isRefused && LEADERS.includes(name);
  const isLogged = lines.some((line) => /Unauthorized|must be logged in|provide credentials/.test(line));
  const real = `${exitedAfter === undefined ? 'runs' : `exited after ${exitedAfter} s`}${isLogged ? ', Unauthorized' : ''}`;
  const foretold = `${exits ? 'exits' : 'runs'}${isRefused ? ', Unauthorized' : ''}`;
  return { name, foretold, real, isSame: (exitedAfter !== undefined) === exits && isRefused === isLogged };
}

const LEADERS: readonly string[] = ['kube-controller-manager', 'kube-scheduler'];

/** A probe makes a new connection. */
function newCheck(
  { name, verdict, text = verdict, clientText = text }: ForetoldConnection,
  { probes }: RunningSeen,
): readonly RunningCheck[] {
  const probe = probes.get(name);
  if (probe === undefined || verdict === 'unknown') return [];
  const foretold = verdict === 'ok' ? 'ok' : clientText;
  return [
    { name: `new ${name}`, foretold, real: probe.ok ? 'ok' : probe.text, isSame: probe.ok === (verdict === 'ok') },
  ];
}
