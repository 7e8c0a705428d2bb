// npm run chaos -- --seconds 600 --seed 1, npm run chaos -- --teeth: the history check of the work queue.
import { prepare, runNode } from "./prepare.mjs";

await prepare({ forDevelopment: true });
const program = "tests/work/history/main.ts";
process.exit(await runNode("scripts/typescript.cjs", [program, ...process.argv.slice(2)]));
