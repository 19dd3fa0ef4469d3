/** Annotations that have a controller fill `caBundle` in, by their documents' names for them. */
const INJECTORS: readonly (readonly [RegExp, string])[] = [
  [/^(?:cert-manager\.io|certmanager\.k8s\.io)\/inject-(?:ca-from|ca-from-secret|apiserver-ca)$/, 'cert-manager'],
  [/^service\.(?:beta|alpha)\.openshift\.io\/inject-cabundle$/, 'OpenShift'],
  [/(?:^|[./-])inject-?ca(?:-?bundle)?(?:-from)?$/, 'a controller'],
];

/** Who fills the bundle in, by the object's annotations; undefined where none says so. */
export function injectorOf(annotations: ReadonlySet<string>): string | undefined {
  for (const [pattern, name] of INJECTORS) {
    for (const annotation of annotations) if (pattern.test(annotation)) return name;
  }
  return undefined;
}

/** Tools that fill `caBundle` in by themselves, seen where a manifest runs them: a job, or the server itself. */
const SELF_INJECTORS =
  /webhook-certgen|certgen|cert-controller|k8s-webhook-cert-manager|ca-injector|cainjector|metallb|gatekeeper/i;

/** True where the text of a manifest runs such a tool. */
export function runsInjector(text: string): boolean {
  return SELF_INJECTORS.test(text);
}
