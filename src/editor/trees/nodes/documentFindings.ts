import {
  type ComponentView,
  type Finding,
  flagUri,
  type KubeconfigView,
  type NodeView,
  type Span,
} from '../../../core/index.ts';
import type { FindingIndex } from './findingIndex.ts';

/** The findings about the components and kubeconfigs of a node, of which one file may contain several. */
export class DocumentFindings {
  readonly #index: FindingIndex;
  /** The files with documents or objects at several places. */
  readonly #shared: ReadonlySet<string>;
  /** By finding, the components whose flags it is about. */
  readonly #byFlags = new Map<Finding, Set<ComponentView>>();

  constructor({ files, components }: NodeView, index: FindingIndex) {
    this.#index = index;
    this.#shared = new Set(
      files.flatMap(({ file: { uri, documents, objects = [] } }) => {
        const places = new Set([...documents, ...objects].map(({ span }) => span.start));
        return places.size > 1 ? uri : [];
      }),
    );
    for (const component of components) {
      const places = component.flags.map(({ flag }) => ({ uri: flagUri(component, flag), span: flag.span }));
      for (const finding of index.at(places)) {
        this.#byFlags.set(finding, (this.#byFlags.get(finding) ?? new Set()).add(component));
      }
    }
  }

  ofKubeconfig({ document, uri }: KubeconfigView): readonly Finding[] {
    return this.#inDocument(uri, document.span);
  }

  /** Without those at the flags of another component, which may be a container of the same pod. Empty for a component without a document. */
  ofComponent(component: ComponentView): readonly Finding[] {
    const { document, uri } = component;
    if (!document) return [];
    return this.#inDocument(uri, document.span).filter(
      (finding) => this.#byFlags.get(finding)?.has(component) !== false,
    );
  }

  #inDocument(uri: string, span: Span): readonly Finding[] {
    return this.#shared.has(uri) ? this.#index.within({ uri, span }) : this.#index.inFile(uri);
  }
}
