import { type GraphQLSchema, Kind, getVariableValues, validate } from "graphql";
import { buildApi } from "../../src/schema";
import { type ExampleFile, exampleFiles } from "../operations/examples";

const schema = buildApi();

test.each(exampleFiles)("$file fits the schema, and its variables fit it", (example) => {
  const faults = [
    ...validate(schema, example.document).map((error) => error.message),
    ...faultsOfVariables(schema, example),
  ];

  expect(faults).toEqual([]);
});

test("every root field has an example", () => {
  const shown = new Set(
    exampleFiles
      .flatMap(({ operations }) => operations)
      .flatMap(({ selectionSet }) => selectionSet.selections)
      .map((one) => (one.kind === Kind.FIELD ? one.name.value : null)),
  );
  const served = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];

  const without = served
    .flatMap((type) => Object.keys(type?.getFields() ?? {}))
    .filter((field) => !shown.has(field));

  expect(without).toEqual([]);
});

function faultsOfVariables(
  api: GraphQLSchema,
  { operations, variables }: Pick<ExampleFile, "operations" | "variables">,
): string[] {
  const names = operations.map(({ name }) => name?.value);
  const strays = [...variables.keys()].filter((name) => !names.includes(name));
  return [
    ...strays.map((name) => `There is no operation ${name}.`),
    ...operations.flatMap(({ name, variableDefinitions = [] }) => {
      const values = variables.get(name?.value) ?? {};
      const known = variableDefinitions.map(({ variable }) => variable.name.value);
      const unknown = Object.keys(values).filter((variable) => !known.includes(variable));
      const { errors = [] } = getVariableValues(api, variableDefinitions, values);
      return [
        ...errors.map((error) => error.message),
        ...unknown.map((variable) => `${name?.value} has no variable ${variable}.`),
      ];
    }),
  ];
}
