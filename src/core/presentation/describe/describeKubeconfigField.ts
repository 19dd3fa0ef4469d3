import type { Artifact } from '../../model/artifacts/artifact.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import { phrase } from '../../model/text/text.ts';
import type { DescribeContext } from './context.ts';
import type { Description } from './description.ts';
import { purposeRow, referenceSection } from './referenceSection.ts';
import { relevantFirst, type Wanted } from './relevantArtifacts.ts';
import { resolutionRow } from './resolutionText.ts';
import { summaryOf, titleWith } from './summary.ts';

/** The purpose of a credential field in a kubeconfig; absent for other fields. */
const PURPOSES = {
  'certificate-authority': phrase('CA certificates that the client uses to verify the API server.'),
  'client-certificate': phrase(
    'Client certificate that identifies this user to the API server: the CN is the user, each O a group.',
  ),
  'client-key': phrase('Private key of the client certificate.'),
} as const;

export type CredentialFieldName = keyof typeof PURPOSES;

/** A data or path field of a kubeconfig: where it leads, what it holds, and what it is for. */
export function describeKubeconfigField(
  field: CredentialFieldName,
  credentials: CredentialSource,
  context: DescribeContext,
): Description {
  const { reference, artifacts } = credentials;
  const held = summaryOf(artifacts, wantedByField(field), context);
  return {
    title: titleWith(credentials.label, held),
    sections: [
      {
        rows: [
          ...(reference ? [resolutionRow(reference.resolution, reference.path, context)] : []),
          ...(credentials.known || reference
            ? []
            : [{ label: phrase('Content'), value: phrase('cannot be decoded'), tone: 'bad' as const }]),
          ...held.rows,
        ],
      },
      ...held.sections,
      // A separate file shows them itself.
      ...(reference ? [] : held.details),
      referenceSection([purposeRow(PURPOSES[field])]),
    ],
  };
}

/** The field's blocks, those it takes first: a file may hold certificate and key together. */
export function fieldArtifacts(field: CredentialFieldName, { artifacts }: CredentialSource): readonly Artifact[] {
  return relevantFirst(artifacts, wantedByField(field));
}

function wantedByField(field: CredentialFieldName): Wanted {
  return field === 'client-key' ? 'privateKey' : 'certificate';
}
