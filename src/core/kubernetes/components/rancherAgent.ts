import { isTemplated } from '../../formats/placeholder.ts';
import { redact } from '../../formats/redaction/redact.ts';
import { entryOf, itemsAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import { unredacted } from '../../formats/yaml/sourceOffset.ts';
import type { Flag } from '../../model/documents/component.ts';
import { RANCHER_AGENT_FLAGS } from '../flags/rancherAgent.ts';

const CHECKSUM = 'CATTLE_CA_CHECKSUM';

/**
 * Rancher's agent in a container, known by the variables that its script reads, whatever registry the image comes from (rancher/rancher,
 * pkg/systemtemplate/template.go). Undefined for any other container, and without an address and a checksum.
 */
export function rancherAgentFlags(container: YamlNode): readonly Flag[] | undefined {
  const known = new Set(RANCHER_AGENT_FLAGS.map(({ name }) => name));
  const flags = itemsAt(container, 'env').flatMap((variable): readonly Flag[] => {
    const name = textAt(variable, 'name') ?? '';
    const scalar = entryOf(variable, 'value')?.value;
    if (!known.has(name) || scalar?.kind !== 'scalar') return [];
    // The name of the variable is no key of the document.
    const value = name === CHECKSUM ? redact(unredacted(scalar).value, 'digest') : scalar.value;
    if (value === '' || isTemplated(value)) return [];
    return [{ name, spelling: name, value, span: variable.span, valueSpan: scalar.contentSpan }];
  });
  const isAgent = ['CATTLE_SERVER', CHECKSUM].every((wanted) => flags.some(({ name }) => name === wanted));
  return isAgent ? flags : undefined;
}
