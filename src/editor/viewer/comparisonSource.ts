import * as vscode from 'vscode';
import {
  artifactsById,
  asText,
  type CertificateArtifact,
  compareCertificates,
  describeContext,
  locationOf,
  nodeOf,
  Places,
  phrase,
  type Report,
  shortName,
  untrusted,
} from '../../core/index.ts';
import { workspacePath } from '../conversion/convert.ts';
import type { Inspection } from '../inspection/inspection.ts';
import type { Target } from './target.ts';
import type { DrawnContent, DrawnSide, ViewerSource } from './viewerSource.ts';

export interface ComparedTargets {
  readonly left: Target;
  readonly right: Target;
}

/** Two certificates of the report side by side. */
export class ComparisonSource implements ViewerSource {
  readonly memo: ComparedTargets;
  readonly onDidChange: vscode.Event<void>;
  readonly #inspection: Inspection;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listener: vscode.Disposable;

  constructor(inspection: Inspection, targets: ComparedTargets) {
    this.#inspection = inspection;
    this.memo = targets;
    this.onDidChange = this.#changed.event;
    this.#listener = inspection.onDidChange(() => this.#changed.fire());
  }

  async draw(): Promise<DrawnContent | undefined> {
    const { report } = this.#inspection;
    if (!report) return undefined;
    const places = new Places();
    const left = sideOf(report, this.memo.left, places);
    const right = sideOf(report, this.memo.right, places);
    const comparison =
      left.artifact && right.artifact
        ? compareCertificates(left.artifact.certificate, right.artifact.certificate)
        : undefined;
    return {
      content: { kind: 'comparison', comparison, left: left.side, right: right.side },
      revision: report.revision,
      title: phrase('{left} ↔ {right}', { left: left.side.label, right: right.side.label }),
      places: places.all,
      artifacts: new Map(),
      files: report.files,
    };
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
  }
}

function sideOf(
  report: Report,
  { uri, id = '' }: Target,
  places: Places,
): { readonly side: DrawnSide; readonly artifact?: CertificateArtifact } {
  const artifact = artifactsById(report.files.get(uri)?.artifacts ?? []).get(id);
  const node = nodeOf(report, uri);
  if (artifact?.kind !== 'certificate' || !node) {
    const path = workspacePath(uri);
    const place = places.idOf({ uri, span: { start: 0, end: 0 } });
    return { side: { label: untrusted('?'), path: untrusted(path), place } };
  }
  const context = describeContext(node, report.now, { warningDays: 0, caWarningDays: 0 });
  const label = shortName(artifact.certificate.subject);
  const path = asText(context.placeName(artifact));
  return { side: { label, path, place: places.idOf(locationOf(artifact)) }, artifact };
}
