/** The options that the launcher understands from VS Code's own command line. */
export interface LaunchArguments {
  readonly extensionDevelopmentPath: string;
  readonly extensionTestsPath: string;
  /** Which extension host runs the extension and its tests. */
  readonly host: 'node' | 'web';
  /** A folder or a workspace file; undefined for an empty window. */
  readonly folder: string | undefined;
  /** False asks whether to trust the folder. */
  readonly trusted: boolean;
  /** The language of the workbench, such as "de"; undefined for its own. */
  readonly locale: string | undefined;
}

/** Reads `--name=value`, `--name` and one folder; other options of the desktop program mean nothing here. */
export function readLaunchArguments(words: readonly string[]): LaunchArguments {
  const options = new Map<string, string>();
  let folder: string | undefined;
  for (const word of words) {
    const [, name, value = ''] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === undefined) folder = word;
    else options.set(name, value);
  }
  const required = (name: string) => {
    const value = options.get(name);
    if (value === undefined || value === '') throw new Error(`--${name}=… is missing.`);
    return value;
  };
  return {
    extensionDevelopmentPath: required('extensionDevelopmentPath'),
    extensionTestsPath: required('extensionTestsPath'),
    host: options.get('extensionDevelopmentKind') === 'web' ? 'web' : 'node',
    folder,
    // test-electron always passes --disable-workspace-trust, so the wish for an untrusted folder has a different name.
    trusted: !options.has('untrusted'),
    locale: options.get('locale'),
  };
}
