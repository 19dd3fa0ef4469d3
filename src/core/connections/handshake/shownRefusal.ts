import type { Material } from '../../model/material.ts';
import { tlsRefusal } from '../../trust/tlsLimits.ts';
import { pairCertificateBlocks, shownCertificates } from './goBlocks.ts';

/** What Go's crypto/tls refuses of the certificates shown before any chain is built; undefined where nothing. */
export function shownRefusal(material: Material, sender: 'server' | 'client'): string | undefined {
  const damaged = pairCertificateBlocks(material).find(({ goError }) => goError !== undefined);
  if (damaged) {
    const what = sender === 'server' ? 'certificate from server' : 'client certificate';
    return `tls: failed to parse ${what}: ${damaged.goError}`;
  }
  return tlsRefusal(
    shownCertificates(material).map(({ certificate }) => certificate),
    sender,
  );
}
