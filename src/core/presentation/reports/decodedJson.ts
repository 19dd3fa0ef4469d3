import { type Artifact, yamlPathOf } from '../../model/artifacts/artifact.ts';
import type { PublicKey } from '../../model/artifacts/certificate.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Report } from '../../model/report.ts';
import { shownRange } from '../../model/shownPlace.ts';
import { plainText } from '../../model/text/plainText.ts';
import { referenceIndex } from '../references/referenceIndex.ts';
import { certificatesOfKey, type WorkspaceSigner, workspaceSigners } from '../references/workspaceSigners.ts';
import { type JsonFile, jsonFile } from './json/jsonFile.ts';
import type { PathOf } from './json/paths.ts';

/** A place of something in the inspected files; `line` counts from 1. */
interface JsonPlace {
  readonly file: string;
  readonly yamlPath: string | null;
  readonly line: number;
}

/** The addition of `decode --format json` with files to compare with: one entry per certificate and one per key, by SHA-256. */
export interface JsonDecoded extends JsonFile {
  readonly workspace: {
    readonly certificates: readonly {
      readonly sha256: string;
      readonly signer: WorkspaceSigner['kind'];
      /** Null unless the signer lies in the inspected files. */
      readonly signedBy: JsonPlace | null;
      readonly places: readonly (JsonPlace & { readonly usedBy: readonly string[] })[];
    }[];
    readonly keys: readonly { readonly sha256: string; readonly certificates: readonly JsonPlace[] }[];
  };
}

export async function decodedJson(
  file: DecodedFile,
  path: string,
  report: Report,
  pathOf: PathOf,
): Promise<JsonDecoded> {
  const certificates = file.artifacts.filter((artifact) => artifact.kind === 'certificate');
  const signers = await workspaceSigners(certificates, report);
  const placeOf = (artifact: Artifact) => placeIn(artifact, report, pathOf);
  const index = referenceIndex(report);
  return {
    ...jsonFile(file, path),
    workspace: {
      certificates: certificates.map(({ certificate: { sha256 } }) => {
        const signer = signers.get(sha256) ?? { kind: 'unchecked' };
        const places = index.placesOf(sha256).flatMap(({ artifact, use }) => {
          const named = use ? [use] : index.referencesTo(artifact.origin.uri);
          return placeOf(artifact).map((place) => ({ ...place, usedBy: named.map(({ label }) => plainText(label)) }));
        });
        const [signedBy = null] = signer.kind === 'found' ? placeOf(signer.artifact) : [];
        return { sha256, signer: signer.kind, signedBy, places };
      }),
      keys: file.artifacts.flatMap((artifact) => {
        const key = keyOf(artifact);
        return key ? [{ sha256: key.id, certificates: certificatesOfKey(key, report).flatMap(placeOf) }] : [];
      }),
    },
  };
}

/** Empty for what lies in no file of the report. */
function placeIn(artifact: Artifact, { files }: Report, pathOf: PathOf): readonly JsonPlace[] {
  const { uri, span } = artifact.origin;
  const file = files.get(uri);
  if (!file) return [];
  return [{ file: pathOf(uri), yamlPath: yamlPathOf(artifact) ?? null, line: shownRange(file, span).start.line + 1 }];
}

function keyOf(artifact: Artifact): PublicKey | undefined {
  if (artifact.kind === 'publicKey') return artifact.key;
  return artifact.kind === 'privateKey' ? artifact.key.publicKey : undefined;
}
