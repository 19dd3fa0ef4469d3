/**
 * Who reads a file, each in its own way:
 * - `kubectl` reads every part of a stream, as `kubectl apply -f` does (cli-runtime, StreamVisitor): JSON by JSON's rules if it begins with a
 *   brace and is JSON, else YAML.
 * - `component` reads the first document of a static pod or of a component's configuration (kubelet/config, tryDecodeSinglePod; UniversalDecoder):
 *   by JSON's rules if it begins with a brace.
 * - `clientGo` reads the first document of a kubeconfig (clientcmd.Load): always YAML.
 */
export type KubernetesReader = 'kubectl' | 'component' | 'clientGo';

/** Behind what Go's unicode.IsSpace takes for a space; a byte-order mark is none. */
const OPENING_BRACE = /^[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*\{/;

/** Whether Kubernetes takes a text for JSON at first. */
export function startsAsJson(text: string, from: number): boolean {
  return OPENING_BRACE.test(from === 0 ? text : text.slice(from, from + LOOK));
}

/** Octets in which kubectl looks for the brace. */
const LOOK = 4096;

const SPACE = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** Octets that kubectl wants to see before it takes for YAML what is no JSON. */
const MIN_YAML = 4;

/**
 * Where kubectl begins to read YAML if what stands at the offset is no JSON: at the first character that is no space, or after the first
 * line break; undefined where too little is left, or no character.
 */
export function startOfYaml(text: string, from: number): number | undefined {
  for (let at = from; ; at++) {
    const isShort = text.length - at < MIN_YAML && new TextEncoder().encode(text.slice(at)).length < MIN_YAML;
    if (isShort || text[at] === '\ufffd') return undefined;
    if (!SPACE.test(text.charAt(at))) return at;
    if (text[at] === '\n') return at + 1;
  }
}
