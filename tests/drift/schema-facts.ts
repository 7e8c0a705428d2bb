import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  isUnionType,
  print,
  valueFromAST,
} from "graphql";

/** What a schema says about one of its parts; `null` where it says nothing. */
export type Facts = Record<string, string | null>;

/** Everything that a schema says, by address: `Type`, `Type.field`, `Type.field(argument:)`, `Enum.VALUE`. */
export function factsOf(schema: GraphQLSchema): Map<string, Facts> {
  const facts = new Map<string, Facts>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isIntrospectionType(type) && !isSpecifiedScalarType(type)) addType(facts, type);
  }
  for (const directive of schema.getDirectives().filter((one) => !isSpecifiedDirective(one))) {
    facts.set(`@${directive.name}`, { description: flat(directive.description) });
  }
  return facts;
}

function addType(facts: Map<string, Facts>, type: GraphQLNamedType): void {
  facts.set(type.name, {
    kind: type.constructor.name,
    description: flat(type.description),
    specifiedBy: (isScalarType(type) && type.specifiedByURL) || null,
    oneOf: isInputObjectType(type) && type.isOneOf ? "yes" : null,
  });
  for (const name of namesWithin(type)) facts.set(`${type.name} > ${name}`, {});
  for (const [name, said] of partsOf(type)) facts.set(`${type.name}.${name}`, said);
}

/** What a type consists of: fields, fields with their arguments, or values. */
function partsOf(type: GraphQLNamedType): [string, Facts][] {
  if (isEnumType(type)) {
    return type.getValues().map((value) => [value.name, commonFacts(value)]);
  }
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) => [field.name, inputFacts(field)]);
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    return Object.values(type.getFields()).flatMap(fieldFacts);
  }
  return [];
}

/** The interfaces that a type has, or the members of a union. */
function namesWithin(type: GraphQLNamedType): string[] {
  if (isUnionType(type)) return type.getTypes().map((member) => member.name);
  if (isObjectType(type) || isInterfaceType(type)) {
    return type.getInterfaces().map((one) => one.name);
  }
  return [];
}

function fieldFacts(field: GraphQLField<unknown, unknown>): [string, Facts][] {
  return [
    [field.name, { type: String(field.type), ...commonFacts(field) }],
    ...field.args.map((argument): [string, Facts] => [
      `${field.name}(${argument.name}:)`,
      inputFacts(argument),
    ]),
  ];
}

function inputFacts(input: GraphQLArgument | GraphQLInputField): Facts {
  const standard =
    input.defaultValue === undefined ? null : literal(input.defaultValue, input.type);
  return { type: String(input.type), default: standard, ...commonFacts(input) };
}

interface Described {
  description?: string | null | undefined;
  deprecationReason?: string | null | undefined;
}

function commonFacts({ description, deprecationReason }: Described): Facts {
  return { description: flat(description), deprecated: deprecationReason ?? null };
}

/** A default value as it is written in a document, with the defaults of what it leaves out. */
function literal(value: unknown, type: GraphQLInputType): string {
  const written = astFromValue(value, type);
  const filledIn = written && astFromValue(valueFromAST(written, type), type);
  return filledIn ? print(filledIn) : String(value);
}

function flat(text: string | null | undefined): string | null {
  return text?.replaceAll(/\s+/g, " ").trim() || null;
}

/** Where the facts that are served differ from those that were agreed on, one line each. */
export function differences(served: Map<string, Facts>, agreed: Map<string, Facts>): string[] {
  return [...served].flatMap(([address, facts]) => {
    const expected = agreed.get(address);
    if (!expected) return [`${address}: is served, but the contract does not have it`];
    return Object.entries(facts)
      .filter(([what, said]) => said !== expected[what])
      .map(
        ([what, said]) => `${address}: ${what}\n    is     ${said}\n    agreed ${expected[what]}`,
      );
  });
}

/** The relations between served types that were agreed on and are missing. */
export function missingRelations(served: Map<string, Facts>, agreed: Map<string, Facts>): string[] {
  return [...agreed.keys()]
    .filter((address) => address.includes(" > ") && !served.has(address))
    .filter((address) => address.split(" > ").every((name) => served.has(name)))
    .map((address) => `${address}: is agreed on, but not served`);
}
