import type { Certificate } from '../../model/artifacts/certificate.ts';
import type { Span } from '../../model/source/span.ts';
import type { EditText } from '../../model/text/editText.ts';
import { encodeBase64 } from '../base64/base64.ts';

/** One PEM block whose base64 text could be decoded. */
export interface PemBlock {
  readonly label: string;
  /** From the first dash of BEGIN to the last one of END. */
  readonly span: Span;
  /** Among all blocks of the text, damaged ones included; counts from 0. */
  readonly index: number;
  readonly body: Uint8Array;
  /** RFC 1421 headers stand before the base64 text. */
  readonly headers: boolean;
  /** Its headers say `Proc-Type: 4,ENCRYPTED`. */
  readonly encryptedByHeaders: boolean;
  /** The cipher its headers name. */
  readonly headerCipher?: string | undefined;
  readonly indented: boolean;
  /** False if Go's encoding/pem loses the block, or client-go passes over it, though we could read it. */
  readonly readByGo: boolean;
  /** Go's encoding/pem does find the block; only client-go passes over it, for its label or its headers. */
  readonly passedOver: boolean;
}

export interface PemScanOptions {
  /** The text is a YAML or JSON value as written: indentation is the format's and no fault. */
  readonly insideYaml?: boolean | undefined;
}

/** More blocks than any real bundle has (the Mozilla bundle has some 150). */
export const MAX_PEM_BLOCKS = 10_000;

/** Copies of certificates in one text that are listed: each copy costs as much as another certificate and says nothing more. */
export const MAX_COPIES = 1000;

/** 64 characters (RFC 7468 §2). */
const LINE = /.{1,64}/g;

/** A certificate as PEM, whatever form it was read in (RFC 7468 §5). */
export function certificatePem({ der }: Certificate): EditText {
  const lines = encodeBase64(der).match(LINE) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n') as EditText;
}
