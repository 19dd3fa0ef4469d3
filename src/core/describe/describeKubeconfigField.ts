import type { Artifact } from '../model/artifact.ts';
import type { Material } from '../nodes/material.ts';
import type { DescribeContext } from './context.ts';
import { artifactSections } from './describeFlag.ts';
import type { Description } from './description.ts';
import { relevantFirst } from './relevantArtifacts.ts';
import { resolutionRow } from './resolutionText.ts';

/** What a kubeconfig's credential field is for; absent for other fields. */
const PURPOSES = {
  'certificate-authority': 'The CA certificates by which the client recognises the API server.',
  'client-certificate': 'The certificate by which the API server recognises this user: CN is the user, each O a group.',
  'client-key': 'The private key of the client certificate.',
} as const;

export type CredentialFieldName = keyof typeof PURPOSES;

/** A data or path field of a kubeconfig: what it is for, where it leads, and what it holds. */
export function describeKubeconfigField(
  field: CredentialFieldName,
  material: Material,
  context: DescribeContext,
): Description {
  const { reference } = material;
  return {
    title: material.label,
    sections: [
      {
        rows: [
          { label: 'Purpose', value: PURPOSES[field] },
          ...(reference ? [resolutionRow(reference.resolution, reference.path, context)] : []),
          ...(material.known || reference
            ? []
            : [{ label: 'Content', value: 'cannot be decoded', tone: 'bad' as const }]),
        ],
      },
      ...artifactSections(fieldArtifacts(field, material), context),
    ],
  };
}

/** The field's blocks, those it takes first: a file may hold certificate and key together. */
export function fieldArtifacts(field: CredentialFieldName, { artifacts }: Material): readonly Artifact[] {
  return relevantFirst(artifacts, field === 'client-key' ? 'privateKey' : 'certificate');
}
