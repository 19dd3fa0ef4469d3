import type { Span } from './source/span.ts';

/** A path in a text that is not one of Kubernetes' own formats, such as the configuration of a web server. */
export interface PathMention {
  /** As written: absolute, or relative to the file's folder. */
  readonly path: string;
  readonly span: Span;
  /** A folder that a container sees: the source of `SOURCE:TARGET`. */
  readonly isFolder?: true;
  /** The path that a container has for it: the target of `SOURCE:TARGET`. */
  readonly target?: string;
  /** Whether the text before it in its line is a setting for certificates, such as `ssl_certificate` or `--etcd-certfile`; never a client's option. */
  readonly isSetting?: true;
}
