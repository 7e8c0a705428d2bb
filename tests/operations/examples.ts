import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type DocumentNode, Kind, type OperationDefinitionNode, parse } from "graphql";

/** A file of operations that clients can take as they are. */
export interface ExampleFile {
  /** Below tests/operations, e.g. worker/heartbeat.graphql. */
  file: string;
  document: DocumentNode;
  operations: OperationDefinitionNode[];
  /** By the name of the operation that takes them. */
  variables: Map<string | undefined, Record<string, unknown>>;
}

/** `# variables: {…}` or `# variables Name: {…}`, above the operation that takes them. */
const variablesLine = /^# variables(?: (\w+))?: (.*)$/gm;

/** Every example, in order of the files' names. */
export const exampleFiles: ExampleFile[] = readdirSync(__dirname, {
  recursive: true,
  encoding: "utf8",
})
  .filter((file) => file.endsWith(".graphql"))
  .toSorted()
  .map(readExamples);

function readExamples(file: string): ExampleFile {
  const text = readFileSync(path.join(__dirname, file), "utf8");
  const document = parse(text);
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const variables = [...text.matchAll(variablesLine)].map(([, name, json]) => {
    const values = JSON.parse(json ?? "") as Record<string, unknown>;
    return [name ?? operations[0]?.name?.value, values] as const;
  });
  return { file, document, operations, variables: new Map(variables) };
}
