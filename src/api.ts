import type { JsonFile, JsonReport } from './core/index.ts';

/**
 * The report as `kubernetes-pki check --format json` prints it: plain JSON, without key material. Its lists are made when they are first
 * read, so that hearing of a report costs little.
 */
export type PkiReport = JsonReport;

/** The decoded content of one file, in the shape that `kubernetes-pki decode --format json` prints. */
export type PkiFile = JsonFile;

/** The API that other extensions get from `extensions.getExtension(…).activate()`. Later versions only add members. */
export interface KubernetesPkiApi {
  readonly version: 1;
  /** The report of the workspace; undefined until the first inspection has finished. */
  report(): PkiReport | undefined;
  /** Calls the listener after each inspection, until it is disposed of. */
  onDidChange(listener: (report: PkiReport) => unknown): { dispose(): void };
  /** Every certificate, request, key (its kind and size alone), CRL and token in the bytes of a file. Never rejects. */
  decode(bytes: Uint8Array): Promise<PkiFile>;
}
