/**
 * The Kubernetes code that reads a file:
 * - `kubectl` reads every document of a stream, as `kubectl apply -f` does (cli-runtime, StreamVisitor). Text that begins with a brace is JSON if
 *   it parses as JSON, else YAML.
 * - `component` reads the first document of a static pod or a component configuration (kubelet/config, tryDecodeSinglePod; UniversalDecoder).
 *   Text that begins with a brace is JSON.
 * - `clientGo` reads the first document of a kubeconfig (clientcmd.Load), always as YAML.
 */
export type KubernetesReader = 'kubectl' | 'component' | 'clientGo';

/** Optional white space as Go's unicode.IsSpace defines it, without the byte-order mark. */
const OPENING_BRACE = /^[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*\{/;

/** Whether Kubernetes tries to read the text as JSON. */
export function startsAsJson(text: string, from: number): boolean {
  return OPENING_BRACE.test(from === 0 ? text : text.slice(from, from + LOOK));
}

/** Bytes in which kubectl searches for the brace. */
const LOOK = 4096;

const SPACE = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** Bytes that must be left for kubectl to try YAML after JSON failed. */
const MIN_YAML = 4;

/**
 * Returns where kubectl continues in YAML if the text at the offset is not JSON: at the first character that is not white space, or after the first
 * line break. Undefined if too little is left.
 */
export function startOfYaml(text: string, from: number): number | undefined {
  for (let at = from; ; at++) {
    const isShort = text.length - at < MIN_YAML && new TextEncoder().encode(text.slice(at)).length < MIN_YAML;
    if (isShort || text[at] === '\ufffd') return undefined;
    if (!SPACE.test(text.charAt(at))) return at;
    if (text[at] === '\n') return at + 1;
  }
}
