import type { Certificate } from '../model/artifacts/certificate.ts';
import { isAuthority } from '../model/labels/certificates.ts';
import { derived } from '../model/memo/derived.ts';
import type { Report } from '../model/report.ts';

type State = Pick<Report, 'nodes'>;

/** Whether a state has a certificate that was issued after all of the other's. False if either has none. */
export function isLater(one: State, other: State): boolean {
  const [latest, latestOfOther] = [latestIssue(one), latestIssue(other)];
  return latest !== undefined && latestOfOther !== undefined && latest > latestOfOther;
}

/** Whether both states have CAs, and no key of a CA is in both. */
export function sharesNoAuthority(one: State, other: State): boolean {
  const [keys, others] = [authorityKeys(one), authorityKeys(other)];
  return keys.size > 0 && others.size > 0 && [...keys].every((key) => !others.has(key));
}

function latestIssue(state: State): number | undefined {
  let latest: number | undefined;
  for (const { notBefore } of certificatesOf(state.nodes)) latest = Math.max(latest ?? notBefore, notBefore);
  return latest;
}

function authorityKeys({ nodes }: State): ReadonlySet<string> {
  return new Set(certificatesOf(nodes).flatMap((one) => (isAuthority(one) ? one.publicKey.id : [])));
}

const certificatesOf = derived((nodes: State['nodes']): readonly Certificate[] =>
  nodes
    .flatMap(({ view }) => view.files)
    .flatMap(({ file, archived }) => (archived ? [] : file.artifacts))
    .flatMap((one) => (one.kind === 'certificate' ? one.certificate : [])),
);
