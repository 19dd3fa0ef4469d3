import { loadBundle } from '../../connections/handshake/goLoading.ts';
import { secretEntry } from '../../kubernetes/objects/secret.ts';
import { aboutBundle, aboutDates } from '../../model/about.ts';
import type { ChainFailure, SignatureRefusal } from '../../model/chainOutcome.ts';
import { type CredentialSource, certificateListOf, certificatesOf } from '../../model/credentialSource.ts';
import { WITHHELD } from '../../model/documents/located.ts';
import type { Fix } from '../../model/finding.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { listNames, shortName } from '../../model/labels/names.ts';
import { dateText } from '../../model/labels/times.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { tlsErrorText } from '../../trust/goErrorText.ts';
import { verifyChain } from '../../trust/verifyChain.ts';
import { secretCredentials } from '../../uses/lookup/servingSecret.ts';
import { publicPem } from '../edits/publicPem.ts';
import { replaceScalar } from '../edits/replaceScalar.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import type { Issue, IssueOf, RuleContext } from '../engine/rule.ts';
import type { OBJECTS } from '../pages/objects.ts';
import { secretName } from '../subjects/tlsSecrets.ts';
import type { CalledServer, CallerKind } from './calledServers.ts';
import { decodeField, encodeField } from './fieldFixes.ts';
import { likeServers } from './likeServers.ts';

/** The data of every message about an unreadable bundle. */
export interface UnreadableBundle {
  readonly server: CalledServer;
  readonly message: 'base64' | 'bundle';
  readonly error: string;
  readonly issue: Pick<Issue, 'at' | 'related' | 'fixes'>;
}

/** Bundles that are not base64 of PEM with a certificate, with Go's error. Bundles that are injected later are left out. */
export function* unreadableBundles(node: NodeView, kind: CallerKind): Generator<UnreadableBundle> {
  for (const { server, alike: related, fixAll } of likeServers(node, kind)) {
    const { bundle, injector, called } = server;
    if (!bundle || injector !== undefined) continue;
    const { field, credentials } = bundle;
    const { uri } = called;
    const fixes = fixAll(encodedAnew);
    if (field.content === 'badBase64' || field.content === 'rawPem') {
      const error = `illegal base64 data at input byte ${field.badOffset ?? 0}`;
      yield {
        server,
        message: 'base64',
        error,
        issue: { at: { uri, span: field.badAt ?? field.span }, related, fixes },
      };
      continue;
    }
    // Damage inside a block is reported at the block.
    const loading = (field.problems?.length ?? 0) > 0 ? undefined : loadBundle(credentials, 'client-go');
    if (loading?.kind !== 'failed') continue;
    yield {
      server,
      message: 'bundle',
      error: loading.error.text,
      issue: { at: { uri, span: field.span }, related, fixes },
    };
  }
}

function encodedAnew({ bundle, file }: CalledServer): readonly Fix[] {
  switch (bundle?.field.content) {
    case 'rawPem':
      return encodeField(file, bundle.field, 'the PEM text');
    case 'doubleEncoded':
      return decodeField(file, bundle.field, 'caBundle');
    default:
      return [];
  }
}

/** Bundles all of whose certificates have expired. */
export function* expiredBundles(
  node: NodeView,
  kind: CallerKind,
  { now }: RuleContext,
): Generator<IssueOf<(typeof OBJECTS)['webhook-cabundle-expired']>> {
  for (const { server, alike } of likeServers(node, kind)) {
    const { bundle, injector, label } = server;
    const certificates = bundle ? certificatesOf(bundle.credentials) : [];
    const [last] = [...certificates].sort((a, b) => b.certificate.notAfter - a.certificate.notAfter);
    if (!last || injector !== undefined || last.certificate.notAfter >= now) continue;
    const { subject, notAfter } = last.certificate;
    yield {
      // Go trusts a leaf in a pool if the server presents the same one.
      message: isAuthority(last.certificate) ? 'expired' : 'expiredLeaf',
      data: { server: label, name: shortName(subject), date: dateText(notAfter) },
      at: placeOf(last),
      about: [aboutDates(last.certificate)],
      related: alike,
    };
  }
}

/** Bundles that do not verify the serving Secret. */
export function* foreignBundles(
  node: NodeView,
  kind: CallerKind,
  context: RuleContext,
): Generator<IssueOf<(typeof OBJECTS)['webhook-cabundle-not-issuer']>> {
  for (const { server, alike, fixAll } of likeServers(node, kind)) {
    const { bundle, injector, label, serving } = server;
    const failure = injector === undefined ? refusalBy(bundle?.credentials, serving, context) : undefined;
    if (!bundle || !serving || !failure) continue;
    yield {
      message: certificateListOf(bundle.credentials).some(isAuthority) ? 'foreign' : 'foreignLeaf',
      data: {
        server: label,
        secret: secretName(serving.secret),
        issuer: shortName(failure.certificate.issuer),
        list: listNames(certificateListOf(bundle.credentials)),
        error: tlsErrorText(failure),
      },
      at: bundle.credentials.at,
      about: [aboutBundle(bundle.credentials)],
      related: [relatedPlace(placeOf(serving.leaf), phrase('The serving certificate')), ...alike],
      fixes: fixAll((one) => replaceBundle(one, context)),
    };
  }
}

/** Why the bundle does not verify the serving certificate; undefined if it does, or if there is another reason. */
function refusalBy(
  bundle: CredentialSource | undefined,
  serving: CalledServer['serving'],
  { signatures, now }: RuleContext,
): Extract<ChainFailure, { kind: 'unknownAuthority' }> | undefined {
  const [leaf, ...others] = serving ? certificatesOf(serving.certificate) : [];
  const anchors = bundle ? certificateListOf(bundle) : [];
  if (!leaf || anchors.length === 0) return undefined;
  const intermediates = others.map(({ certificate }) => certificate);
  const request = { leaf: leaf.certificate, intermediates, anchors, purpose: 'any', now } as const;
  const outcome = verifyChain(request, signatures);
  const failure =
    outcome.kind === 'refused' && outcome.failure.kind === 'unknownAuthority' ? outcome.failure : undefined;
  // The CA may be the right one if only its signature cannot be used, which has a separate rule.
  return UNUSABLE.has(failure?.hint?.because ?? 'other') ? undefined : failure;
}

const UNUSABLE: ReadonlySet<SignatureRefusal> = new Set(['sha1', 'weakHash', 'shortRsa', 'unimplemented']);

/** Replaces the bundle with ca.crt of the serving Secret, if that verifies the certificate. */
function replaceBundle({ bundle, serving, file }: CalledServer, context: RuleContext): readonly Fix[] {
  const entry = serving && secretEntry(serving.secret, 'ca.crt');
  const authority = serving && secretCredentials(serving.secret, 'ca.crt');
  if (!bundle || entry?.place !== 'data' || entry.field.value === WITHHELD || !authority) return [];
  if (refusalBy(authority, serving, context)) return [];
  const text = publicPem(entry.field.value.replaceAll(/\s/g, ''));
  return replaceScalar(
    file,
    bundle.field.span,
    text,
    phrase('Replace with ca.crt of Secret {secretName}', { secretName: secretName(serving.secret) }),
  );
}
