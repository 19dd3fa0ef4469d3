/** A file of a pair and where it stands in the flag's value. */
export interface SniFile {
  readonly path: string;
  readonly start: number;
}

/** A value of `--tls-sni-cert-key`: "cert,key" or "cert,key:name,name" (k8s.io/component-base/cli/flag, NamedCertKey). */
export type SniPair =
  | {
      readonly kind: 'pair';
      readonly certificate: SniFile;
      readonly key: SniFile;
      /** Empty where the names of the certificate count. */
      readonly names: readonly string[];
    }
  /** kube-apiserver's own words. */
  | { readonly kind: 'malformed'; readonly error: string };

/** Reads it as kube-apiserver does: the first colon ends the files, blanks around them do not count. */
export function parseSniPair(value: string): SniPair {
  const colon = value.indexOf(':');
  const files = colon < 0 ? value : value.slice(0, colon);
  const names = colon < 0 ? undefined : value.slice(colon + 1);
  if (names?.trim() === '') return { kind: 'malformed', error: 'empty names list is not allowed' };
  const [certificate, key, ...more] = files.split(',');
  if (certificate === undefined || key === undefined || more.length > 0) {
    return { kind: 'malformed', error: 'expected comma separated certificate and key file paths' };
  }
  return {
    kind: 'pair',
    certificate: fileAt(certificate, 0),
    key: fileAt(key, certificate.length + 1),
    names: names?.split(',').map((name) => name.trim()) ?? [],
  };
}

function fileAt(text: string, start: number): SniFile {
  return { path: text.trim(), start: start + text.length - text.trimStart().length };
}
