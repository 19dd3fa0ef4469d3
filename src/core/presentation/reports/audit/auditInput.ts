import type { Severity } from '../../../model/finding.ts';
import type { Thresholds } from '../../../model/labels/times.ts';
import type { Report } from '../../../model/report.ts';
import { shownStart } from '../../../model/shownPlace.ts';
import type { Location } from '../../../model/source/span.ts';
import type { Profile } from '../../../rules/engine/rule.ts';
import type { DocumentedRule } from '../../../rules/engine/ruleDoc.ts';
import type { PathOf } from '../json/paths.ts';

/** The input of a report that people pass on. */
export interface AuditInput {
  readonly report: Report;
  /** The folders as people name them. */
  readonly roots: readonly string[];
  readonly pathOf: PathOf;
  /** The version of this program. */
  readonly version: string;
  /** The whole catalogue, those that found something with their documents. */
  readonly rules: readonly DocumentedRule[];
  readonly settings: Thresholds & {
    readonly profile: Profile;
    readonly severities: Readonly<Record<string, Severity | 'off'>>;
  };
}

/** A place as people write it: "etc/kubernetes/pki/ca.crt:1". */
export function placeText({ report, pathOf }: Pick<AuditInput, 'report' | 'pathOf'>, place: Location): string {
  const line = shownStart(report, place)?.line ?? 0;
  return `${pathOf(place.uri)}:${line + 1}`;
}

/** The nodes' labels, with a number if two have the same. */
export function nodeLabels({ nodes }: Report): readonly string[] {
  const seen = new Map<string, number>();
  return nodes.map(({ view: { label } }) => {
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return count === 1 ? label : `${label} (${count})`;
  });
}
