// npm start, npm run migrate, npm run seed: node scripts/run.mjs <entry> [arguments]
import { prepare, runNode } from "./prepare.mjs";

const [entry, ...args] = process.argv.slice(2);
if (!["main", "migrate", "seed"].includes(entry)) {
  console.error("Usage: node scripts/run.mjs main|migrate|seed [arguments]");
  process.exit(2);
}
await prepare({ forDevelopment: false });
process.exit(await runNode(`dist/${entry}.js`, args));
