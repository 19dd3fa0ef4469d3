interface Setting {
  readonly default: unknown;
  readonly order: number;
  readonly markdownDescription: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
}

/** The part of package.json that is read here. */
export interface SettingsManifest {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, Setting>> } };
}

/** The settings as a Markdown table, in their order in the editor. `titles` is package.nls.json. */
export function settingsSection(manifest: SettingsManifest, titles: Readonly<Record<string, string>>): string {
  const settings = Object.entries(manifest.contributes.configuration.properties);
  const rows = settings
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([name, setting]) => `| \`${name}\` | \`${JSON.stringify(setting.default)}\` | ${meaning(setting, titles)} |`);
  return ['| Setting | Default | Meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

function meaning(setting: Setting, titles: Readonly<Record<string, string>>): string {
  const values = (setting.enum ?? []).map((value, at) => {
    const key = setting.enumDescriptions?.[at];
    return key === undefined ? `\`${value}\`` : `\`${value}\`: ${plainTitle(key, titles)}`;
  });
  return [plainTitle(setting.markdownDescription, titles), ...values].join(' ');
}

/** VS Code writes `#files.exclude#` for a link to a setting, which elsewhere is plain code. */
function plainTitle(key: string, titles: Readonly<Record<string, string>>): string {
  const text = titles[key.replaceAll('%', '')];
  if (text === undefined) throw new Error(`package.nls.json lacks ${key}.`);
  return text.replaceAll(/`#([\w.]+)#`/g, '`$1`').replaceAll('|', '\\|');
}
