import type { TokenSigner } from '../../model/artifacts/artifact.ts';
import { derived } from '../../model/memo/derived.ts';
import type { Report } from '../../model/report.ts';
import type { Location } from '../../model/source/span.ts';

/** A token in the files, with its place for people. */
export interface PlacedToken {
  readonly at: Location;
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

const UNVERIFIED: ReadonlySet<TokenSigner['kind']> = new Set(['absent', 'refused']);

/** Tokens of service accounts on nodes with kube-apiserver that no key in the files signed. */
export const unverifiedTokens = derived((nodes: Report['nodes']): readonly PlacedToken[] =>
  nodes.flatMap(({ view, tokenSigners }) => {
    if (!tokenSigners || !view.components.some(({ name }) => name === 'kube-apiserver')) return [];
    return view.files.flatMap(({ path, file }) =>
      file.artifacts.flatMap((artifact) => {
        if (artifact.kind !== 'token' || artifact.token.kind !== 'jwt' || !artifact.token.serviceAccount) return [];
        const signer = tokenSigners.get(artifact.token);
        if (!signer || !UNVERIFIED.has(signer.kind)) return [];
        const { uri, span } = artifact.origin;
        return { at: { uri, span }, path, line: file.lines.positionAt(span.start).line + 1 };
      }),
    );
  }),
);
