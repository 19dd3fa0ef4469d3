import type { DistinguishedName } from '../../model/artifacts/certificate.ts';
import { derived } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';
import { contentOf } from '../../model/text/untrusted.ts';

/** Whether an issuer names itself an intermediate. A self-signed CA of that name on the node proves that it is a root. */
export function isNamedIntermediate(issuer: DistinguishedName, node: NodeView): boolean {
  return INTERMEDIATE.test(issuer.attributes.map(({ value }) => contentOf(value)).join(' ')) && !isRoot(issuer, node);
}

/** Whether a self-signed certificate on the node has the name. */
export function isRoot(name: DistinguishedName, { files }: NodeView): boolean {
  return rootNames(files).has(name.key);
}

const INTERMEDIATE = /\b(intermediate|issuing|subordinate|sub[ -]?ca)\b/i;

const rootNames = derived(
  (files: NodeView['files']): ReadonlySet<string> =>
    new Set(
      files.flatMap(({ file, archived }) =>
        archived
          ? []
          : file.artifacts.flatMap((one) =>
              one.kind === 'certificate' && one.certificate.subject.key === one.certificate.issuer.key
                ? one.certificate.subject.key
                : [],
            ),
      ),
    ),
);
