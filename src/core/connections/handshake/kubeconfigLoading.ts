import { isTemplated } from '../../formats/placeholder.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { DocumentType } from '../../model/documents/documentType.ts';
import type { KubeconfigDocument } from '../../model/documents/kubeconfig.ts';
import { FILE_START, type Span } from '../../model/source/span.ts';
import { contextFault, onlySelects } from '../../uses/lookup/contextFault.ts';

/** Why client-go cannot load a kubeconfig, and where. */
export interface LoadingFault {
  /** Its error; undefined if that is not known to the letter. */
  readonly error: string | undefined;
  readonly span: Span;
}

/** The error about a file from which nothing is used. A component that is given a kubeconfig does not fall back to the credentials of its pod. */
export const NO_CONFIGURATION =
  'invalid configuration: no configuration has been provided, try setting KUBERNETES_MASTER environment variable';

/** The fault of the file at `path` as the only one that a client is given (client-go, tools/clientcmd; tried with Kubernetes 1.28.15 and 1.37.2). */
export function kubeconfigFault(file: DecodedFile, path: string): LoadingFault | undefined {
  const { problems, documents, text = '', artifacts, type } = file;
  const unread = `error loading config file "${path}": `;
  const broken = problems.find(({ code }) => code === 'yaml-syntax');
  if (broken) {
    const { refusal, span } = broken;
    return { error: refusal && unread + refusal.text, span };
  }
  if (problems.length > 0) return undefined;
  const [document, ...others] = documents;
  if (document?.kind === 'kubeconfig')
    return others.length > 0 || document.dialect ? undefined : unusable(document, file);
  if (document || artifacts.length > 0) return undefined;
  // Comments alone are an empty file as well.
  if (!/^[ \t]*[^#\s]/m.test(text))
    return file.format === 'binary' ? undefined : { error: NO_CONFIGURATION, span: FILE_START };
  // client-go assumes its own version where there is none.
  if (!type?.version || (type.kind === 'Config' && type.version === 'v1')) return undefined;
  return { error: unread + unregistered(type), span: type.span };
}

/** The error about the current context. A context that a file with others does not define is the refusal of its connection. */
function unusable(document: KubeconfigDocument, { text }: DecodedFile): LoadingFault | undefined {
  const fault = contextFault(document, text);
  if (!fault) return undefined;
  const { lacks, name, span } = fault;
  switch (lacks) {
    case 'context': {
      const error = `invalid configuration: [context was not found for specified context: ${name}, cluster has no server defined]`;
      return onlySelects(document) ? { error, span } : undefined;
    }
    case 'server': {
      const error = `invalid configuration: no server found for cluster ${JSON.stringify(name)}`;
      return { error: isTemplated(name) ? undefined : error, span };
    }
    default:
      return { error: NO_CONFIGURATION, span };
  }
}

/** The error of a component that does not know the type, without the line of its source, which depends on the release. */
export function unregistered({ kind, version }: DocumentType): string {
  return `no kind "${kind}" is registered for version "${version}" in scheme "pkg/runtime/scheme.go`;
}
