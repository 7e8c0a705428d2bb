// npm run generate: writes every file that is printed from the code, then the types of the operations in it.
import { prepare, runNode } from "./prepare.mjs";

await prepare({ forDevelopment: true });
const printed = await runNode("dist/generate.js", []);
if (printed !== 0) {
  process.exit(printed);
}
const codegen = "node_modules/@graphql-codegen/cli/cjs/bin.js";
process.exit(await runNode(codegen, ["--config", "codegen.yml"]));
