import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('../../../src/core/kubernetes/decode/goTypes.ts', import.meta.url));

/** The source of the module for the judge's list of types. */
function moduleOf(types: string): string {
  return `/**
 * The structs of Go that static pods, kubeconfigs, configurations of the kubelet, Secrets and ConfigMaps are decoded into (k8s.io/api, client-go,
 * k8s.io/kubelet), a line each: its name, then each field that JSON sets with its type. Made by \`npm run test:yaml -- --types\`. What has no line decodes itself.
 */
export const GO_TYPES = \`
${types}\`;
`;
}

export function writeTypes(types: string): void {
  writeFileSync(FILE, moduleOf(types));
}

/** Whether the module matches the judge's list. */
export function hasTypes(types: string): boolean {
  return readFileSync(FILE, 'utf8') === moduleOf(types);
}
