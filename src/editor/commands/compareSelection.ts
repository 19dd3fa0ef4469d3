import * as vscode from 'vscode';
import { artifactIdOf, type CertificateArtifact, type Report } from '../../core/index.ts';
import { CONTEXT_KEYS } from '../manifest/ids.ts';
import type { Target } from '../viewer/target.ts';

/** The certificate that waits to be compared, as the Explorer remembers a file. */
export class CompareSelection {
  #target: Target | undefined;

  get target(): Target | undefined {
    return this.#target;
  }

  async select(target: Target): Promise<void> {
    this.#target = target;
    await vscode.commands.executeCommand('setContext', CONTEXT_KEYS.comparing, true);
  }
}

/** The place of a certificate, for a comparison that outlasts the report. */
export function targetOf(report: Report, artifact: CertificateArtifact): Target {
  const { uri } = artifact.origin;
  return { uri, id: artifactIdOf(report.files.get(uri)?.artifacts ?? [], artifact) };
}
