import type { JsonFile, JsonReport } from './core/index.ts';

/**
 * The report as `kubernetes-pki check --format json` prints it: plain JSON, without key material. Its lists are made when they are first
 * read, so that hearing of a report costs little.
 */
export type PkiReport = JsonReport;

/** What one file holds, as `kubernetes-pki decode --format json` prints it. */
export type PkiFile = JsonFile;

/** What other extensions get from `extensions.getExtension(…).activate()`. It grows only by new members. */
export interface KubernetesPkiApi {
  readonly version: 1;
  /** Of the workspace; undefined before the first inspection has ended. */
  report(): PkiReport | undefined;
  /** Calls the listener after each inspection, until it is disposed of. */
  onDidChange(listener: (report: PkiReport) => unknown): { dispose(): void };
  /** Every certificate, request, key (its kind and size alone), CRL and token in the bytes of a file. Never rejects. */
  decode(bytes: Uint8Array): Promise<PkiFile>;
}
