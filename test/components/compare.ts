import type { Foretold, ForetoldComponent, ForetoldConnection } from './foretold.ts';
import type { Observation } from './observation.ts';

/** Something that components did otherwise than foretold. */
export interface Difference {
  /** A connection's or a component's name. */
  readonly name: string;
  readonly foretold: string;
  /** The real result: the essential lines of a log, or the output of a probe. */
  readonly real: string;
}

/** The results of everything that was predicted for a node. */
export interface Comparison {
  readonly differences: readonly Difference[];
  /** Components that started or did not, as foretold. */
  readonly starts: number;
  /** Broken connections of which the rejecting end logged the foretold text. */
  readonly broken: number;
  /** Working connections of which neither end complained. */
  readonly working: number;
  /** Components whose state is unknown, and connections that nothing could exercise, for the most part since an end did not run. */
  readonly untried: number;
}

/** Holds what was foretold of a node's components and connections against what they did. */
export function compare({ connections, components }: Foretold, observation: Observation): Comparison {
  const differences: Difference[] = [];
  const counts = { starts: 0, broken: 0, working: 0, untried: 0 };
  const isTried = (connection: ForetoldConnection) =>
    connection.verdict !== 'unknown' &&
    canBeTried(connection, observation) &&
    !(connection.verdict === 'broken' && isNeverMade(connection, components)) &&
    !cannotSign(connection, connections, observation);
  for (const [name] of observation.components) {
    const foretold = components.find((one) => one.name === name);
    if (foretold?.state === 'unknown') {
      counts.untried++;
      continue;
    }
    const difference = startDifference(name, foretold, observation);
    if (difference === undefined) counts.starts++;
    else differences.push(difference);
  }
  for (const connection of connections) {
    if (!isTried(connection)) {
      counts.untried++;
      continue;
    }
    const difference = connectionDifference(connection, observation);
    if (difference !== undefined) differences.push(difference);
    else if (connection.verdict === 'ok') counts.working++;
    else counts.broken++;
  }
  return { differences: [...differences, ...unforeseen(connections, observation)], ...counts };
}

/** Whether a component started though it was foretold not to, or the other way, or with other last words. */
function startDifference(
  name: string,
  foretold: ForetoldComponent | undefined,
  observation: Observation,
): Difference | undefined {
  const { state, lines } = observation.components.get(name) ?? { state: 'refused', lines: [] };
  if (foretold?.state !== 'does not start') {
    return state === 'runs' ? undefined : { name, foretold: 'starts', real: `${state}: ${lastWords(lines)}` };
  }
  const { lastWords: text = '' } = foretold;
  if (state === 'runs') return { name, foretold: `does not start: ${text}`, real: 'runs' };
  if (state === 'refused' || has(lines, text)) return undefined;
  return { name, foretold: `does not start: ${text}`, real: lastWords(lines) };
}

/** A connection needs both of its ends; one whose client or server exits is judged with that component's start. */
function canBeTried(connection: ForetoldConnection, observation: Observation): boolean {
  const { name, client, server, stopped, kind } = connection;
  if (stopped !== undefined) return false;
  const needed = server === 'extension-apiserver' ? 'kube-apiserver' : server;
  if (kind !== 'bootstrap' && observation.components.get(needed)?.state !== 'runs') {
    // kube-apiserver waits for etcd, which reports its connections.
    return false;
  }
  const state = observation.components.get(client)?.state;
  if (observation.probes.has(name)) return state === undefined || state === 'runs';
  return !isProbed(connection) && (state === 'runs' || (state === 'exited' && kind === 'etcd'));
}

/** Whether flags or files make the client exit before it connects to anything. */
function isNeverMade({ client }: ForetoldConnection, components: readonly ForetoldComponent[]): boolean {
  return components.some(({ name, isStoppedByFiles }) => isStoppedByFiles && name === client);
}

/** Whether kube-controller-manager cannot sign requests because it does not get that far. */
function cannotSign(
  { kind, client }: ForetoldConnection,
  connections: readonly ForetoldConnection[],
  { components }: Observation,
): boolean {
  if (kind !== 'signing') return false;
  if (connections.some((other) => other.kind === 'api' && other.client === client && other.verdict === 'broken'))
    return true;
  // Its controllers start once it holds the lease, which its user must be allowed to take.
  return !(components.get(client)?.lines ?? []).some((line) => /successfully acquired lease/i.test(line));
}

/** Whether only a probe can exercise a connection. */
const isProbed = ({ kind, client, kubeconfig }: ForetoldConnection): boolean =>
  kind === 'kubelet' ||
  kind === 'aggregation' ||
  kind === 'tokens' ||
  kind === 'signing' ||
  client === 'kubectl' ||
  client === 'etcd-health-check' ||
  (kind === 'api' && kubeconfig === undefined);

function connectionDifference(connection: ForetoldConnection, observation: Observation): Difference | undefined {
  const { name, verdict } = connection;
  const probe = observation.probes.get(name);
  if (verdict === 'ok') {
    return probe === undefined || probe.ok ? undefined : { name, foretold: 'ok', real: probe.text };
  }
  const wanted = evidence(connection, observation);
  if (wanted.some(({ lines, text }) => has(lines, text))) return undefined;
  const real = wanted.flatMap(({ lines }) => telling(lines)).slice(0, 6);
  const foretold = `${connection.side ?? 'broken'}: ${wanted.map(({ text }) => text).join(' | ')}`;
  return { name, foretold, real: real.length > 0 ? real.join('\n') : 'nothing logged' };
}

/** The logs that must contain the text of a broken connection; one of them is enough. */
function evidence(
  { name, client, server, side, text, clientText, isSilent, answer }: ForetoldConnection,
  observation: Observation,
): readonly { readonly lines: readonly string[]; readonly text: string }[] {
  const log = (component: string) => observation.components.get(component)?.lines ?? [];
  const probe = observation.probes.get(name);
  const clientLines = probe === undefined ? log(client) : probe.text.split('\n');
  // kube-apiserver is the client of a kubelet that a probe asks it to connect to.
  const clientLog = [...clientLines, ...(probe === undefined ? [] : log(client))];
  const atServer = server === 'extension-apiserver' ? log('kube-apiserver') : log(server);
  const printed = clientText === undefined ? [] : [{ lines: clientLog, text: clientText }];
  if (side === 'client' || side === 'configuration') return [...both(clientLog, text), ...printed];
  if (isSilent) {
    const words = answer === 'forbidden' ? 'orbidden' : answer === 'unauthorized' ? 'nauthorized' : clientText;
    return [...both(clientLog, words), ...both(clientLog, 'must be logged in'), ...both(clientLog, '401')];
  }
  // A TLS server answers plain HTTP with 400 and logs nothing. The text is client-go's.
  return text === PLAIN_HTTP ? both(clientLog, text) : both(atServer, text);
}

const PLAIN_HTTP = 'the server rejected our request for an unknown reason';

const both = (lines: readonly string[], text: string | undefined) => (text === undefined ? [] : [{ lines, text }]);

const TELLING =
  /x509:|tls: |[Uu]nauthorized|nable to authenticate|must be logged in|certificate (?:signed|has expired)|PEM/;

/**
 * Lines of components about TLS or authentication that no broken connection explains: an "ok" that is wrong, or a cause that is not known.
 * An alert says on one end what the other end has logged in full.
 */
function unforeseen(connections: readonly ForetoldConnection[], observation: Observation): readonly Difference[] {
  const broken = connections.filter(({ verdict }) => verdict === 'broken');
  const differences: Difference[] = [];
  for (const [name, { state, lines }] of observation.components) {
    const ends = broken.filter(
      ({ client, server }) => [client, server].includes(name) || server === 'extension-apiserver',
    );
    const explained = (line: string) =>
      ends.some(({ text, clientText }) => contains(line, text) || contains(line, clientText)) ||
      (ends.length > 0 && /remote error: tls|EOF|nauthorized|must be logged in/.test(line)) ||
      broken.some(({ text }) => contains(line, text));
    const open = telling(lines).filter((line) => !explained(line));
    // Its last words are the business of its start.
    if (open.length > 0 && state === 'runs')
      differences.push({ name, foretold: 'quiet', real: open.slice(0, 4).join('\n') });
  }
  return differences;
}

/** Lines that say nothing about a connection. */
const USUAL = [
  // A flag's value, a stack, a configuration.
  /FLAG: |^goroutine|^\s/,
  // An audit log on standard output.
  /^\{"kind":"Event"/,
  // The token of a probe that asks for no more than TLS.
  /err="invalid bearer token"$/,
  /"Loaded |Starting controller|Started controller|Waiting for caches|Caches are synced|Watching for|Creating dynamic/,
];

const telling = (lines: readonly string[]): readonly string[] => [
  ...new Set(lines.filter((line) => TELLING.test(line) && !USUAL.some((usual) => usual.test(line)))),
];

const has = (lines: readonly string[], text: string): boolean => lines.some((line) => line.includes(text));

const contains = (line: string, text: string | undefined): boolean => text !== undefined && line.includes(text);

function lastWords(lines: readonly string[]): string {
  const word = lines.findLast((line) =>
    /^F |command failed|Error building controllers|"level":"fatal"|^Error: |panic/.test(line),
  );
  return word ?? lines.at(-1) ?? 'without a word';
}
