import type { ShellWord } from '../../formats/shell/shellWord.ts';

/** An option of curl with its value. */
export interface CurlOption {
  /** The long name without dashes; a letter that has none here. */
  readonly name: string;
  /** Absent for an option that takes none. The text is the value alone, also where the word has the option as well. */
  readonly value?: ShellWord;
}

export interface CurlArguments {
  readonly options: readonly CurlOption[];
  /** The words that are neither options nor their values: URLs. */
  readonly operands: readonly ShellWord[];
}

/** Letters whose option takes a value. */
const VALUED_LETTERS = 'AbcCdDeEFHKmoPQrtTuUwxXyYz';

const LONG_NAMES: Readonly<Record<string, string>> = {
  E: 'cert',
  k: 'insecure',
  K: 'config',
  o: 'output',
  x: 'proxy',
  ':': 'next',
};

/** Names of options that take a value. */
const VALUED_NAMES = new Set(
  `abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout connect-to continue-at cookie cookie-jar
  create-file-mode crlfile curves data data-ascii data-binary data-raw data-urlencode delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers
  doh-url dump-header ech egd-file engine etag-compare etag-save expect100-timeout form form-string ftp-account ftp-alternative-to-user ftp-method
  ftp-port ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip header hostpubmd5 hostpubsha256 hsts interface ip-tos ipfs-gateway json
  keepalive-cnt keepalive-time key key-type knownhosts krb libcurl limit-rate local-port login-options mail-auth mail-from mail-rcpt max-filesize
  max-redirs max-time netrc-file noproxy oauth2-bearer output output-dir parallel-max parallel-max-host pass pinnedpubkey preproxy proto proto-default
  proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass
  proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-user proxy1.0 pubkey quote
  random-file range rate referer request request-target resolve retry retry-delay retry-max-time sasl-authzid service-name sigalgs socks4 socks4a socks5
  socks5-gssapi-service socks5-hostname speed-limit speed-time ssl-sessions stderr telnet-option tftp-blksize time-cond tls-max tls13-ciphers
  tlsauthtype tlspassword tlsuser trace trace-ascii trace-config unix-socket upload-file upload-flags url url-query user user-agent variable
  vlan-priority write-out`.split(/\s+/),
);

/**
 * The arguments of curl: `--cert FILE`, `--cert=FILE`, which releases before 8.16 reject, and letters after one dash, the last of which may have
 * its value in the same word: `-sEFILE` (curl/curl, docs/cmdline-opts and src/tool_getparam.c).
 */
export function readCurl(words: readonly ShellWord[]): CurlArguments {
  const options: CurlOption[] = [];
  const operands: ShellWord[] = [];
  let isBehindEnd = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as ShellWord;
    const next = words[at + 1];
    if (isBehindEnd || !/^-./.test(word.text)) operands.push(word);
    else if (word.text === '--') isBehindEnd = true;
    else {
      const read = word.text.startsWith('--') ? longOption(word, next) : letters(word, next);
      options.push(...read);
      if (next && read.at(-1)?.value === next) at++;
    }
  }
  const urls = options.flatMap(({ name, value }) => (name === 'url' && value ? [value] : []));
  return { options, operands: [...operands, ...urls] };
}

function longOption(word: ShellWord, next: ShellWord | undefined): readonly CurlOption[] {
  const [name = ''] = word.text.slice(2).split('=', 1);
  if (!VALUED_NAMES.has(name)) return [{ name }];
  const isJoined = word.text.length > name.length + 2;
  const value = isJoined ? { ...word, text: word.text.slice(name.length + 3) } : next;
  return [{ name, ...(value && { value }) }];
}

function letters(word: ShellWord, next: ShellWord | undefined): readonly CurlOption[] {
  const options: CurlOption[] = [];
  for (let at = 1; at < word.text.length; at++) {
    const letter = word.text.charAt(at);
    const name = LONG_NAMES[letter] ?? letter;
    if (VALUED_LETTERS.includes(letter)) {
      const rest = word.text.slice(at + 1);
      const value = rest === '' ? next : { ...word, text: rest };
      return [...options, { name, ...(value && { value }) }];
    }
    options.push({ name });
  }
  return options;
}
