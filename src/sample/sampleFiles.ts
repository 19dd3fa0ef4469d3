/** A file's text, or the path inside the sample that a symbolic link leads to. */
export type SampleFile = string | { readonly linkTo: string };

/** Files by path inside the sample, such as "control-plane/etc/kubernetes/admin.conf". */
export type SampleFiles = Map<string, SampleFile>;
