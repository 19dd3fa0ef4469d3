import { fileAt } from '../../cluster/nodes/nodeFiles.ts';
import { formatIp } from '../../formats/x509/ipAddress.ts';
import { dnsNames, ipAddresses } from '../../formats/x509/subjectNames.ts';
import type { NodeView } from '../../model/node.ts';

/** Each once; what is no name or address of a host is left out. */
export function allNames(...lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat().filter((name) => /^[\w.*:-]{1,253}$/.test(name)))];
}

/** The names that the certificate has and keeps. */
export function namesIn(node: NodeView, path: string): readonly string[] {
  const leaf = fileAt(node, path)?.file.artifacts.find((one) => one.kind === 'certificate');
  return leaf ? [...dnsNames(leaf.certificate), ...ipAddresses(leaf.certificate).map(formatIp)] : [];
}
