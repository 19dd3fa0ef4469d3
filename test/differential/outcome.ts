import type { ConnectionKind, RefusingSide } from '../../src/core/model/connection.ts';

/**
 * The result of one connection: "ok", "unknown" if an end is not in the files, or the refusing side and its own text, such as "client: tls: failed to
 * verify certificate: x509: …". Times are written as <time>.
 */
export type Outcome = string;

/** Outcomes by connection, such as "api admin.conf" or "etcd kube-apiserver". */
export type Outcomes = Readonly<Record<string, Outcome>>;

/** The inspector's answer if an end is not in the files, or if releases differ and the release is unknown. */
export const UNKNOWN: Outcome = 'unknown';

/** The connections of which the inspector says nothing though something happened. */
export function leftOpen(real: Outcomes, predicted: Outcomes): readonly string[] {
  return Object.keys(real).filter((name) => predicted[name] === UNKNOWN);
}

export function refusal(side: RefusingSide, text: string): Outcome {
  return `${side}: ${withoutTimes(text)}`;
}

/** Without what is another in every run: serial numbers and key identifiers, where there are any. */
export function recordable(outcomes: Outcomes): Outcomes {
  const plain = (outcome: Outcome) =>
    outcome.replace(/\bSN=\d+/g, 'SN=<serial>').replace(/\b([SA]KID)=[0-9A-F:]+/g, '$1=<key id>');
  return Object.fromEntries(Object.entries(outcomes).map(([name, outcome]) => [name, plain(outcome)]));
}

/** The name of a connection in outcomes; `from` is a kubeconfig's file name or a component, and for peers both nodes. */
export function connectionName(kind: ConnectionKind, from: string): string {
  return kind === 'kubelet' || kind === 'aggregation' ? kind : `${kind} ${from}`;
}

/** Sorted by connection, so that recordings only change where an outcome does. */
export function sorted(outcomes: Outcomes): Outcomes {
  return Object.fromEntries(Object.entries(outcomes).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Every connection that both report, but differently, as lines to read. Connections that the inspector leaves open are left out. */
export function differences(real: Outcomes, predicted: Outcomes): readonly string[] {
  return Object.entries(real).flatMap(([name, outcome]) => {
    const reported = predicted[name] ?? 'no such connection';
    return reported === outcome || reported === UNKNOWN
      ? []
      : [`${name}\n    real      ${outcome}\n    predicted ${reported}`];
  });
}

function withoutTimes(text: string): string {
  return text.replace(/\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)/g, '<time>');
}
