import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../paths.ts';

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly scope?: string;
  readonly properties?: readonly unknown[];
}

interface BillOfMaterials {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/** The bundles that are published. The others are for tests. */
const PUBLISHED = /^dist\/(?:cli|extension|sample|web\/extension|webview\/\w+)\.js$/;

/**
 * A software bill of materials in CycloneDX: npm's for this package, without the packages of which no file is in a published bundle. Needs a
 * production build.
 */
export function billOfMaterials(): string {
  const refs = bundledPackages();
  const { status, stdout, stderr } = spawnSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`npm sbom failed: ${stderr}`);
  const whole: BillOfMaterials = JSON.parse(stdout);
  const components = whole.components.filter((one) => refs.has(one['bom-ref']));
  const missing = refs.size - components.length;
  if (missing > 0) throw new Error(`npm sbom does not list ${missing} of the ${refs.size} bundled packages.`);
  const root = whole.metadata.component;
  const kept = new Set([root['bom-ref'], ...refs]);
  const bill = {
    ...whole,
    // npm names it by the folder of the checkout, and all packages as needed for development only, as they are in package.json.
    metadata: { ...whole.metadata, component: { ...root, name: nameOfPackage(ROOT), type: 'application' } },
    components: components.map(({ properties: _, ...one }) => ({ ...one, scope: 'required' })),
    dependencies: whole.dependencies
      .filter(({ ref }) => kept.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => kept.has(one)) })),
  };
  return `${JSON.stringify(bill, undefined, 2)}\n`;
}

/** As "name@version". */
function bundledPackages(): ReadonlySet<string> {
  const inputs: Readonly<Record<string, readonly string[]>> = JSON.parse(
    readFileSync(path.join(ROOT, 'dist/inputs.json'), 'utf8'),
  );
  const files = Object.entries(inputs).flatMap(([bundle, names]) => (PUBLISHED.test(bundle) ? names : []));
  const folders = files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0] ?? []);
  if (folders.length === 0)
    throw new Error('No package is in the bundles: dist/inputs.json is not of a production build.');
  return new Set(
    folders.map((folder) => {
      const { name, version } = manifestOf(path.join(ROOT, folder));
      return `${name}@${version}`;
    }),
  );
}

const nameOfPackage = (folder: string): string => manifestOf(folder).name;

function manifestOf(folder: string): { readonly name: string; readonly version: string } {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}
