import { createHash } from 'node:crypto';
import { selfSigned } from './authorities.ts';
import { authorityNamed, certificateChanges, nodeKey } from './certificateExample.ts';
import { certificateRequest, type IssuedCertificate, issue, LEAF_SHAPE } from './certificates.ts';
import { fillTextParts } from './exampleTextParts.ts';
import { joinToken } from './joinToken.ts';
import { encryptedPkcs8Pem, type KeyPair, key, privateKeyPem, publicKeyPem } from './keyPair.ts';
import { days } from './nodeOptions.ts';
import type { NodePki } from './nodePki.ts';
import { base64 } from './pem.ts';

/**
 * Creates what the example of a page describes in angle brackets at the end of a line:
 *
 * - `<CA shop-ca>`: the node's own CA of that common name, else another one
 * - `<another CA kubernetes>`: a CA of that name with another key
 * - `<certificate of scheduler.conf>`: the node's own certificate in that file
 * - `<certificate of web.example.com>`: a serving certificate for that DNS name
 * - `<client certificate of jane>`: one for that user
 * - `<request of jane>`: a PKCS #10 request
 * - `<private key of NAME>`, `<encrypted private key of NAME>`, `<public key of NAME>`: of `CA shop-ca`, `sa.key`, `scheduler.conf`,
 *   `web.example.com` or `jane`
 * - `<public key hash of NAME>`: `sha256:` and the hash as kubeadm pins it, which is not encoded
 * - `<join token of CA k3s-ca>`: what nodes of k3s join with, with the hash of the PEM file of that CA
 * - `<3 copies of the public key of sa.key>`: any of these several times
 *
 * Fields of a certificate may follow, each after a semicolon, as in `<CA shop-ca; Not After: 2026-05-27>` (see
 * certificateExample.ts). If only a date within a year is given, the certificate was issued a year before it.
 * `; PEM Label: X509 CERTIFICATE` changes the label of the block.
 * The same words mean the same bytes throughout an example. Several brackets are one text of several PEM blocks.
 *
 * Brackets on a separate line are PEM text with the indentation of the line. After a field or another word they are
 * its base64; `; base64-encoded twice` or `; base64-encoded` at the end requests an encoding explicitly.
 */
export class ExampleMaterial {
  readonly #node: NodePki;
  readonly #created = new Map<string, Promise<string>>();

  constructor(node: NodePki) {
    this.#node = node;
  }

  /** The lines with what the brackets describe in their place. */
  async fill(lines: readonly string[]): Promise<readonly string[]> {
    return (await Promise.all(lines.map((line) => this.#fillLine(line)))).flat();
  }

  async #fillLine(line: string): Promise<readonly string[]> {
    const lines = await fillTextParts(line, this);
    if (lines !== undefined) return lines;
    const [, before, described, encoded, twice] = BRACKETS.exec(line) ?? [];
    if (before === undefined || described === undefined) return [line];
    let text = (await Promise.all(described.split('> <').map((words) => this.text(words)))).join('');
    const isPlain = before.trim() === '' || described.startsWith(HASH);
    const encodings = twice ? 2 : encoded || !isPlain ? 1 : 0;
    for (let count = 0; count < encodings; count++) text = base64(text);
    return text
      .trimEnd()
      .split('\n')
      .map((part) => before + part);
  }

  /** The PEM text that the words in brackets describe. */
  text(words: string): Promise<string> {
    const created = this.#created.get(words) ?? this.#create(words);
    this.#created.set(words, created);
    return created;
  }

  async #create(words: string): Promise<string> {
    const [, count, one] = /^(\d+) copies of (?:the )?(.+)$/.exec(words) ?? [];
    if (one !== undefined) return (await this.text(one)).repeat(Number(count));
    if (words.startsWith(JOIN_TOKEN)) return joinToken(await this.text(words.slice(JOIN_TOKEN.length)));
    const [what = '', ...fields] = words.split('; ');
    const label = fields.find((field) => field.startsWith(LABEL))?.slice(LABEL.length);
    const text = await this.#block(
      what,
      fields.filter((field) => !field.startsWith(LABEL)),
    );
    return label === undefined ? text : text.replaceAll(/(?<=-----(BEGIN|END) )[^-]+/g, label);
  }

  async #block(what: string, fields: readonly string[]): Promise<string> {
    const changes = await certificateChanges(this.#node, [], fields);
    const [, kind, of = ''] = KEY_OF.exec(what) ?? [];
    if (kind === 'request') {
      return certificateRequest({ subject: { commonName: of }, key: await keyOf(of), ...changes }).pem;
    }
    if (kind !== undefined) return keyText(kind, changes.key ?? (await this.#keyOf(of)));
    const certificate = await this.#certificate(what);
    if (fields.length === 0) return certificate.pem;
    const { serial, ...spec } = certificate.spec;
    const yearBefore = days(changes.notAfter ?? spec.notAfter, -365);
    const notBefore = new Date(Math.min(yearBefore.getTime(), spec.notBefore.getTime()));
    return issue({ ...spec, notBefore, ...changes }).pem;
  }

  async #keyOf(owner: string): Promise<KeyPair> {
    const own = await nodeKey(this.#node, owner);
    if (own !== undefined) return own;
    return (await this.#certificate(/^(another )?CA /.test(owner) ? owner : `certificate of ${owner}`)).key;
  }

  async #certificate(what: string): Promise<IssuedCertificate> {
    const [, kind, name = ''] = /^(CA|another CA|certificate of|client certificate of) (.+)$/.exec(what) ?? [];
    if (kind === 'CA') return authorityNamed(this.#node, name);
    if (kind === 'another CA') return selfSigned(name, `another:${name}`, this.#node.settings);
    if (kind === undefined) throw new Error(`An example cannot have <${what}>.`);
    const own = this.#node.certificatePaths.find((path) => path.endsWith(`/${name}`));
    if (own) return this.#node.certificate(own);
    const isClient = kind === 'client certificate of';
    return issue({
      ...LEAF_SHAPE,
      subject: { commonName: name },
      key: await keyOf(name),
      issuer: await this.#node.otherAuthority(),
      notBefore: this.#node.settings.created,
      notAfter: days(this.#node.settings.created, 365),
      extendedKeyUsage: [isClient ? 'clientAuth' : 'serverAuth'],
      sans: isClient ? undefined : [`dns:${name}`],
    });
  }
}

/** Whether the lines are those of a PEM file, so that they are all of it. */
export function isPemFile(lines: readonly string[]): boolean {
  const isBlock = (line: string) => BRACKETS.exec(line)?.[1] === '';
  return lines.some(isBlock) && lines.every((line) => isBlock(line) || line.startsWith('-----'));
}

const KEY_OF = /^(request|private key|encrypted private key|public key|public key hash) of (.+)$/;

function keyText(kind: string, pair: KeyPair): string {
  if (kind === 'private key') return privateKeyPem(pair);
  if (kind === 'encrypted private key') return encryptedPkcs8Pem(pair, 'passphrase');
  if (kind === 'public key') return publicKeyPem(pair);
  return `sha256:${createHash('sha256').update(pair.spki).digest('hex')}`;
}

const BRACKETS = /^(.*?)<([^<>]+?(?:> <[^<>]+?)*?)(; base64-encoded( twice)?)?>$/;

const JOIN_TOKEN = 'join token of ';

const HASH = 'public key hash of ';
const LABEL = 'PEM Label: ';

const keyOf = (name: string): Promise<KeyPair> => key(`example ${name}`);
