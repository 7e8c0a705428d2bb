import { OperationTypeNode, print, separateOperations } from "graphql";
import { freshApi } from "../support/fresh-api";
import { exampleFiles } from "./examples";
import { makeExampleWorld } from "./world";

const asked = exampleFiles.filter(({ operations }) =>
  operations.some(({ operation }) => operation !== OperationTypeNode.SUBSCRIPTION),
);

test.each(asked)("the operations of $file are answered without an error", async (example) => {
  await using api = await freshApi();
  await makeExampleWorld(api.db);
  const alone = separateOperations(example.document);

  for (const { name, operation } of example.operations) {
    const document = alone[name?.value ?? ""];
    if (!document || operation === OperationTypeNode.SUBSCRIPTION) continue;
    const answer = await api.answer(print(document), example.variables.get(name?.value));

    expect(answer).toMatchObject({ errors: [] });
    expect(Object.values(answer.data ?? {}).some((value) => value !== null)).toBe(true);
  }
});
