// npm run generate: writes every file that is printed from the code, then the types of the operations in it.
import { prepare, runNode } from "./prepare.mjs";

await prepare({ forDevelopment: true });
const printed = await runNode("dist/generate.js", []);
if (printed !== 0) {
  process.exit(printed);
}
process.exit(await runNode("node_modules/.bin/graphql-codegen", ["--config", "codegen.yml"]));
