/**
 * How a fact about the cluster is known, strongest first. `configured`: a file that was read states it. `default`: the documented default of a
 * component that is configured here. `conventional`: the layout implies it, and other files prove the layout. `corroborated`: two independent
 * signs, neither of them a configuration, such as a file's name and its content. `inferred`: one sign, such as a name.
 */
export type Evidence = (typeof EVIDENCE)[number];

export const EVIDENCE = ['configured', 'default', 'conventional', 'corroborated', 'inferred'] as const;

/** The strongest evidence of several alternatives; `configured` if there are none. */
export function strongest(all: readonly { readonly evidence: Evidence }[]): Evidence {
  const [first, ...others] = all.map(({ evidence }) => EVIDENCE.indexOf(evidence));
  return EVIDENCE[Math.min(first ?? 0, ...others)] ?? 'configured';
}

/** The weakest evidence of several requirements; `configured` if there are none. */
export function weakest(...all: readonly (Evidence | undefined)[]): Evidence {
  return EVIDENCE[Math.max(0, ...all.map((one) => (one === undefined ? 0 : EVIDENCE.indexOf(one))))] ?? 'inferred';
}
