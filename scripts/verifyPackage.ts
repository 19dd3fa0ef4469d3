import { QUIET_SETTINGS } from '../test/vscode/server/quietSettings.ts';
import { startServer } from '../test/vscode/server/startServer.ts';
import { vsixPath } from './vsixPath.ts';

// Rejects, and so fails, where the server refuses the package.
const server = await startServer({ settings: QUIET_SETTINGS, vsix: vsixPath() });
await server.stop();
console.log(`The VS Code server installed ${vsixPath()}.`);
