import { isTemplated } from '../../formats/placeholder.ts';
import { parseSniPair, type SniFile } from '../../kubernetes/values/flagValue.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { Flag } from '../../model/documents/component.ts';
import type { FlagSpec } from '../../model/flagSpec.ts';
import type { ComponentView, FlagView } from '../../model/node.ts';
import { credentialSourceOf } from './flags.ts';

/** Certificate and key of a value of `--tls-sni-cert-key`, each as a separate flag; undefined for any other flag. */
export function sniParts(flag: Flag, spec: FlagSpec): readonly { readonly flag: Flag; readonly spec: FlagSpec }[] {
  const { value = '', valueSpan } = flag;
  const pair = spec.name === 'tls-sni-cert-key' && !isTemplated(value) ? parseSniPair(value) : undefined;
  if (pair?.kind !== 'pair' || pair.certificate.path === '' || pair.key.path === '') return [];
  // If the file writes the value with escapes, offsets in it mean nothing.
  const isPlain = valueSpan.end - valueSpan.start === value.length;
  const part = ({ path, start }: SniFile): Flag => ({
    ...flag,
    value: path,
    valueSpan: isPlain
      ? { start: valueSpan.start + start, end: valueSpan.start + start + path.length }
      : flag.valueSpan,
  });
  return [
    { flag: part(pair.certificate), spec: { ...spec, role: 'certificate', purposes: ['serverAuth'] } },
    { flag: part(pair.key), spec: { ...spec, role: 'privateKey' } },
  ];
}

/** A serving pair that is chosen by the name a client asks for. */
export interface SniServing {
  readonly certificate: CredentialSource;
  readonly key: CredentialSource;
  /** As the flag lists them; empty if the names of the certificate count. */
  readonly names: readonly string[];
}

/** The pairs of `--tls-sni-cert-key` in order; the first that has a name is the one served. */
export function sniServings(component: ComponentView | undefined): readonly SniServing[] {
  return (component?.flags ?? []).flatMap(({ flag, parts }: FlagView) => {
    // No other flag has parts.
    if (!component || !parts) return [];
    const [certificate, key] = parts.flatMap(({ reference }) => reference ?? []);
    if (!certificate || !key) return [];
    const pair = parseSniPair(flag.value ?? '');
    if (pair.kind !== 'pair') return [];
    return {
      certificate: credentialSourceOf(certificate, component.name),
      key: credentialSourceOf(key, component.name),
      names: pair.names,
    };
  });
}
