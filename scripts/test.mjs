// npm test, npm test -- <arguments of jest>
import { prepare, runNode } from "./prepare.mjs";

await prepare({ forDevelopment: true });
process.exit(await runNode("node_modules/.bin/jest", process.argv.slice(2)));
