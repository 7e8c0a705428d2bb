// npm run chaos, npm run bench:work and the like: a program in TypeScript beside the server, with its arguments.
import { prepare, runNode } from "./prepare.mjs";

const [program, ...args] = process.argv.slice(2);
if (program === undefined) {
  console.error("Usage: node scripts/program.mjs FILE.ts [arguments]");
  process.exit(2);
}
await prepare({ forDevelopment: true });
process.exit(await runNode("scripts/typescript.cjs", [program, ...args]));
