import { authorityNamed, certificateChanges } from './certificateExample.ts';
import { certificateRequest, type IssuedCertificate, issue, LEAF_SHAPE } from './certificates.ts';
import { type KeyPair, key, privateKeyPem, publicKeyPem } from './keyPair.ts';
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
 * - `<private key of NAME>`, `<public key of NAME>`: of `CA shop-ca`, `scheduler.conf`, `web.example.com` or `jane`
 *
 * Fields of a certificate may follow, each after a semicolon, as in `<CA shop-ca; Not After: 2026-05-27>` (see
 * certificateExample.ts). The validity then starts a year before its end where only the end is given.
 * The same words mean the same bytes throughout an example. Several brackets are one text of several PEM blocks.
 *
 * Brackets on a line of their own are PEM text with the indentation of the line. After a field or another word they are
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
    const [, before, described, encoded, twice] = BRACKETS.exec(line) ?? [];
    if (before === undefined || described === undefined) return [line];
    let text = (await Promise.all(described.split('> <').map((words) => this.#text(words)))).join('');
    const isWholeLine = before.trim() === '';
    const encodings = twice ? 2 : encoded || !isWholeLine ? 1 : 0;
    for (let count = 0; count < encodings; count++) text = base64(text);
    return text
      .trimEnd()
      .split('\n')
      .map((part) => before + part);
  }

  #text(words: string): Promise<string> {
    const created = this.#created.get(words) ?? this.#create(words);
    this.#created.set(words, created);
    return created;
  }

  async #create(words: string): Promise<string> {
    const [what = '', ...fields] = words.split('; ');
    const changes = await certificateChanges(this.#node, [], fields);
    const [, kind, of = ''] = /^(request|private key|public key) of (.+)$/.exec(what) ?? [];
    if (kind === 'request') {
      return certificateRequest({ subject: { commonName: of }, key: await keyOf(of), ...changes }).pem;
    }
    const owner = /^(another )?CA /.test(of) ? of : `certificate of ${of}`;
    const certificate = await this.#certificate(kind === undefined ? what : owner);
    const pair = changes.key ?? certificate.key;
    if (kind !== undefined) return kind === 'private key' ? privateKeyPem(pair) : publicKeyPem(pair);
    if (fields.length === 0) return certificate.pem;
    const { serial, ...spec } = certificate.spec;
    const notBefore = changes.notAfter ? days(changes.notAfter, -365) : spec.notBefore;
    return issue({ ...spec, notBefore, ...changes }).pem;
  }

  async #certificate(what: string): Promise<IssuedCertificate> {
    const [, kind, name = ''] = /^(CA|another CA|certificate of|client certificate of) (.+)$/.exec(what) ?? [];
    if (kind === 'CA') return authorityNamed(this.#node, name);
    if (kind === 'another CA') return this.#node.otherAuthority(name);
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
  return lines.length > 0 && lines.every((line) => BRACKETS.exec(line)?.[1] === '');
}

const BRACKETS = /^(.*?)<([^<>]+?(?:> <[^<>]+?)*?)(; base64-encoded( twice)?)?>$/;

const keyOf = (name: string): Promise<KeyPair> => key(`example ${name}`);
