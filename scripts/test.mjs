// npm test, npm test -- <arguments of jest>
import { prepare, runNode } from "./prepare.mjs";

await prepare({ forDevelopment: true });
// Left to end by itself, Node sometimes spins for ever over handles that tests of whole servers have left behind.
process.exit(await runNode("node_modules/.bin/jest", ["--forceExit", ...process.argv.slice(2)]));
