import { type Artifact, artifactLine, artifactName, type DescribeContext } from '../../core/index.ts';

/** What a glance needs beside the block's name: "expires in 23 d", "RSA 2048 bits"; empty where there is nothing. */
export function artifactDetail(artifact: Artifact, { now }: DescribeContext): string {
  return artifactLine(artifact, now).slice(artifactName(artifact).length).replace(/^, /, '');
}
