/**
 * Who reads a file, each in its own way:
 * - `kubectl` reads every part of a stream, as `kubectl apply -f` does (cli-runtime, StreamVisitor): JSON by JSON's rules if it begins with a
 *   brace and is JSON, else YAML.
 * - `kubelet` reads the first document of a static pod (kubelet/config, tryDecodeSinglePod): by JSON's rules if it begins with a brace.
 * - `clientGo` reads the first document of a kubeconfig or of a component's configuration: always YAML.
 */
export type KubernetesReader = 'kubectl' | 'kubelet' | 'clientGo';

/** What Go's unicode.IsSpace calls a space; a byte-order mark is none. */
const OPENING_BRACE = /^[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*\{/;

/** Whether Kubernetes takes a text for JSON at first. */
export function startsAsJson(text: string, from: number): boolean {
  return OPENING_BRACE.test(from === 0 ? text : text.slice(from, from + LOOK));
}

/** Octets in which kubectl looks for the brace. */
const LOOK = 4096;
