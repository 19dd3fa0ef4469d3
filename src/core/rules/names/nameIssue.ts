import { type About, aboutName } from '../../model/about.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { RelatedPlace } from '../../model/finding.ts';
import type { NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import type { ShellCommand } from '../../model/text/shellCommand.ts';
import { phrase } from '../../model/text/text.ts';
import { goErrorText, tlsErrorText } from '../../trust/goErrorText.ts';
import type { NamedServer } from '../../uses/views/namedServer.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { reissue } from '../sequences/reissue.ts';

/** The report of every rule about a missing name: the host, Go's error, and both places. */
export function nameIssue(
  node: NodeView,
  { leaf, use }: NamedServer,
  host: string,
  at: Location,
  places: readonly (RelatedPlace | undefined)[],
): {
  readonly data: { readonly host: string; readonly error: string; readonly clientError: string };
  readonly at: Location;
  readonly about: readonly About[];
  readonly evidence: Evidence;
  readonly related: readonly RelatedPlace[];
  readonly command: ShellCommand | undefined;
} {
  const failure = { kind: 'hostname', certificate: leaf.certificate, host } as const;
  return {
    data: { host, error: goErrorText(failure), clientError: tlsErrorText(failure) },
    at,
    about: [aboutName(leaf.certificate, host)],
    evidence: use.evidence,
    related: relatedTo(at, [
      ...places,
      relatedPlace(use.credentials.at, phrase('The certificate is configured here')),
      relatedPlace(placeOf(leaf), phrase('The certificate')),
    ]),
    command: reissue(node, use.credentials.uri, [host]),
  };
}
