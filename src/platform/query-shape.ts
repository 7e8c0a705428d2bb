import {
  type ASTVisitor,
  type FieldNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from "graphql";
import { maxAliases, maxDepth, maxRootFields } from "./limits";

/** What of a selection is limited, fragments written out. */
interface Shape {
  depth: number;
  aliases: number;
  fields: number;
}

const empty: Shape = { depth: 0, aliases: 0, fields: 0 };

/** Validation rule: no operation is nested too deep, or has too many aliases or root fields. */
export function limitShape(context: ValidationContext): ASTVisitor {
  const shapes = new Shapes(context);
  return {
    OperationDefinition(operation) {
      for (const message of problemsOf(shapes.of(operation.selectionSet))) {
        context.reportError(new GraphQLError(message, { nodes: operation }));
      }
    },
  };
}

function problemsOf({ depth, aliases, fields }: Shape): string[] {
  const limits = [
    { got: depth, most: maxDepth, what: "levels of fields" },
    { got: aliases, most: maxAliases, what: "aliases" },
    { got: fields, most: maxRootFields, what: "root fields" },
  ];
  return limits
    .filter(({ got, most }) => got > most)
    .map(({ got, most, what }) => `The operation has ${got} ${what}, at most ${most} are taken.`);
}

/** Measures selections; each fragment once, however often it is spread. */
class Shapes {
  readonly #fragments = new Map<string, Shape>();

  constructor(private readonly context: ValidationContext) {}

  of({ selections }: SelectionSetNode): Shape {
    return selections
      .map((selection) => {
        if (selection.kind === Kind.FIELD) return this.#field(selection);
        if (selection.kind === Kind.INLINE_FRAGMENT) return this.of(selection.selectionSet);
        return this.#fragment(selection.name.value);
      })
      .reduce(together, empty);
  }

  #field({ name, alias, selectionSet }: FieldNode): Shape {
    const aliases = alias ? 1 : 0;
    // introspection has a rule of its own
    if (!selectionSet || name.value.startsWith("__")) return { depth: 1, aliases, fields: 1 };
    const below = this.of(selectionSet);
    return { depth: below.depth + 1, aliases: below.aliases + aliases, fields: 1 };
  }

  #fragment(name: string): Shape {
    const known = this.#fragments.get(name);
    if (known) return known;
    // a fragment that holds itself is refused by another rule
    this.#fragments.set(name, empty);
    const fragment = this.context.getFragment(name);
    const shape = fragment ? this.of(fragment.selectionSet) : empty;
    this.#fragments.set(name, shape);
    return shape;
  }
}

function together(one: Shape, other: Shape): Shape {
  return {
    depth: Math.max(one.depth, other.depth),
    aliases: one.aliases + other.aliases,
    fields: one.fields + other.fields,
  };
}
