import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from "graphql";

/** Fields whose statements read much for each row that they answer. */
const heavy = new Set([
  "Query.resultStats",
  "Query.resultTimeSeries",
  "Query.compare",
  "Query.regressions",
  "Query.estimateErrors",
  "Query.recommend",
  "Query.replayRecommendation",
  "Query.hardwareFit",
  "Matrix.cells",
  "Matrix.failures",
]);
const heavyCost = 50;
const mutationCost = 10;
const standardPageSize = 20;
const standardListSize = 10;
/** No argument can be larger: Int ends there. */
const largestSize = 2 ** 31 - 1;

/** What a cost is reckoned from. */
export interface Priced {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}

/**
 * What an operation costs, known before it runs: an object 1, a page or list its size times what each item costs. Of
 * what is asked for twice, or of one type or another, each counts. The document is valid; the variables need not be.
 */
export function costOf({ schema, document, operation, variables }: Priced): number {
  const root = schema.getRootType(operation.operation);
  if (!root) return 0;
  const cost = new Cost(schema, document, withDefaults(operation, variables));
  const own = root === schema.getMutationType() ? mutationCost : 0;
  const total = cost.of(operation.selectionSet, { parent: root, own });
  return Math.min(total, Number.MAX_SAFE_INTEGER);
}

type Values = Record<string, unknown>;

function withDefaults(
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Values,
): Values {
  const defaults = variableDefinitions.map(({ variable, defaultValue }) => [
    variable.name.value,
    defaultValue ? valueFromASTUntyped(defaultValue) : undefined,
  ]);
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries([...defaults, ...set]) as Values;
}

/** Where a selection stands. */
interface Place {
  parent: GraphQLNamedType | undefined;
  /** What each field costs besides its rows. */
  own?: number;
  /** How many options a recommendation was asked for. */
  options?: number | undefined;
}

class Cost {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #known = new Map<string, number>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: Values,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) {
        this.#fragments.set(definition.name.value, definition);
      }
    }
  }

  of({ selections }: SelectionSetNode, place: Place): number {
    let total = 0;
    for (const selection of selections) {
      if (!this.#isLeftOut(selection)) total += this.#selection(selection, place);
    }
    return total;
  }

  #selection(selection: SelectionNode, place: Place): number {
    if (selection.kind === Kind.FIELD) return this.#field(selection, place);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#spread(selection.name.value, place);
    const { typeCondition, selectionSet } = selection;
    const parent = typeCondition ? this.schema.getType(typeCondition.name.value) : place.parent;
    return this.of(selectionSet, { ...place, parent });
  }

  /** A fragment is worked out once, however often it is spread. */
  #spread(name: string, place: Place): number {
    const fragment = this.#fragments.get(name);
    if (!fragment) return 0;
    const key = `${name} ${place.own ?? 0} ${place.options ?? ""}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const parent = this.schema.getType(fragment.typeCondition.name.value);
    const cost = this.of(fragment.selectionSet, { ...place, parent });
    this.#known.set(key, cost);
    return cost;
  }

  #field(node: FieldNode, { parent, own = 0, options }: Place): number {
    const field = fieldOf(parent, node.name.value);
    if (!field || !parent) return 0;
    const extra = own + surcharge(`${parent.name}.${field.name}`);
    const type = getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(type)) return extra;
    const values = this.#argumentsOf(field, node);
    const each = this.of(node.selectionSet, { parent: type, options: limitOf(values) });
    if (isConnection(parent)) return extra + each + (field.name === "nodes" ? 1 : 0);
    if (isConnection(type)) return extra + 1 + pageSize(values) * each;
    return extra + (isList(field) ? listSize(values, optionsOf(field, options)) : 1) * (1 + each);
  }

  #argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Values {
    const defaults = field.args.map(({ name, defaultValue }) => [name, defaultValue] as const);
    const given = (node.arguments ?? [])
      .map(({ name, value }) => [name.value, valueFromASTUntyped(value, this.variables)] as const)
      .filter(([, value]) => value !== undefined);
    return Object.fromEntries([...defaults, ...given]);
  }

  #isLeftOut({ directives = [] }: SelectionNode): boolean {
    return directives.some(({ name, arguments: [condition] = [] }) => {
      const value = condition && valueFromASTUntyped(condition.value, this.variables);
      return (
        (name.value === "skip" && value === true) || (name.value === "include" && value === false)
      );
    });
  }
}

function surcharge(coordinate: string): number {
  return heavy.has(coordinate) ? heavyCost : 0;
}

function fieldOf(
  parent: GraphQLNamedType | undefined,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

function isConnection(type: GraphQLNamedType): boolean {
  if (!isObjectType(type)) return false;
  const fields = type.getFields();
  return fields["pageInfo"] !== undefined && fields["edges"] !== undefined;
}

function pageSize({ first, last }: Values): number {
  return size(first) ?? size(last) ?? standardPageSize;
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(getNullableType(type));
}

function optionsOf({ name }: GraphQLField<unknown, unknown>, asked?: number): number | undefined {
  return name === "options" ? asked : undefined;
}

function listSize({ first, limit, ids, metrics }: Values, asked?: number): number {
  return asked ?? size(first) ?? size(limit) ?? length(ids) ?? length(metrics) ?? standardListSize;
}

/** Of `recommend`, whose limit is in its input. */
function limitOf({ input }: Values): number | undefined {
  return typeof input === "object" && input !== null && "limit" in input
    ? size(input.limit)
    : undefined;
}

function size(value: unknown): number | undefined {
  if (typeof value !== "number" || Number.isNaN(value)) return undefined;
  return Math.min(Math.max(value, 0), largestSize);
}

/** One value stands for a list of one. */
function length(value: unknown): number | undefined {
  if (value == null) return undefined;
  return Array.isArray(value) ? value.length : 1;
}
