// npm run chaos -- --seconds 600 --seed 1, npm run chaos -- --teeth: the history check of the work queue.
import { prepare, runNode } from "./prepare.mjs";

await prepare({ forDevelopment: true });
const folder = "tests/work/history";
process.exit(
  await runNode(`${folder}/typescript.cjs`, [`${folder}/main.ts`, ...process.argv.slice(2)]),
);
