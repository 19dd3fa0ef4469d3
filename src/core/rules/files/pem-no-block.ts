import { isWithheldFile } from '../../cluster/nodes/copyCoverage.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import { FILE_START } from '../../model/source/span.ts';
import { phrase, type Slot } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { GO_KEY_PAIR, GO_PEM, PKI_PAGE } from '../references/references.ts';
import { type Consumer, consumersOf, placesOf } from '../subjects/consumers.ts';
import { nothingFoundText, pemInputOf } from './pemInput.ts';

/** A file that a certificate, key or CA flag names has no PEM block at all (tried with every component). */
export const pemNoBlock = defineRule({
  id: 'files/pem-no-block',
  severity: 'error',
  basis: 'observed',
  title: 'A certificate or key file holds no PEM block',
  messages: {
    none: 'No PEM block in {path}, which {label} names: `{error}`.',
    base64: '{path} holds base64 of PEM, not PEM: `{error}`. Decode it once.',
  },
  docs: {
    why: 'Kubernetes reads certificates and keys as PEM text only. A file with anything else in it, such as an error page, a note, or the base64 of a kubeconfig field, stops the component that is told to read it.',
    fix: 'Restore the file from a backup, or make it anew: `kubeadm init phase certs <name>`. Base64 is undone by `base64 -d in > out`.',
    references: [GO_KEY_PAIR, GO_PEM, PKI_PAGE],
  },
  *check(node) {
    const consumers = consumersOf(node);
    for (const { file, archived } of node.files) {
      if (archived || !isWithoutPem(file)) continue;
      const readers = consumers.ofFile(file.uri).filter(pemInputOf);
      const [first, ...others] = readers;
      if (!first) continue;
      yield {
        message: file.artifacts.some(({ kind }) => kind !== 'token') ? 'base64' : 'none',
        data: { path: pathOf(first), label: first.credentials.label, error: nothingFoundText(first) },
        at: first.credentials.at,
        related: [{ uri: file.uri, span: FILE_START, message: phrase('The file') }, ...placesOf(others)],
      };
    }
  },
});

function pathOf({ credentials }: Consumer): Slot {
  return credentials.reference?.path ?? credentials.label;
}

/** Text without a block that is not damaged, encrypted, a template, or a link that git or Windows wrote as its target. */
function isWithoutPem(file: DecodedFile): boolean {
  const { artifacts, problems, text, size, format } = file;
  if (size === 0 || problems.length > 0) return false;
  if (text === undefined) return format === 'binary' && artifacts.length === 0;
  const bare = artifacts.every(({ kind, origin }) => kind === 'token' || origin.trail[0]?.kind === 'base64');
  if (!bare || text.includes('-----BEGIN ') || isWithheldFile(file)) return false;
  const isLinkText = text.length < MAX_PATH && text.includes('/') && !/\s/.test(text.trimEnd());
  return !isLinkText || artifacts.length > 0;
}

/** PATH_MAX of Linux. */
const MAX_PATH = 4096;
