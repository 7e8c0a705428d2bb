import { type ClassType, Field, Int, ObjectType } from "type-graphql";
import { type Connection, PageInfo } from "./paging";

interface ConnectionNames {
  /** Name of the item's type, as in `ModelConnection`. */
  name: string;
  /** Description of the page's type. */
  page: string;
  /** Description of the edge's type. */
  edge: string;
}

/** The connection and edge types of a paged list. */
export function connectionType<Row extends object>(
  item: () => ClassType<Row>,
  names: ConnectionNames,
): ClassType<Connection<Row>> {
  @ObjectType(`${names.name}Edge`, { description: names.edge })
  class Edge {
    @Field(item, { description: "The item." })
    readonly node!: Row;

    @Field(() => String, { description: "Its cursor." })
    readonly cursor!: string;
  }

  @ObjectType(`${names.name}Connection`, { description: names.page })
  class Page implements Connection<Row> {
    @Field(() => [Edge], { description: "Items with their cursors." })
    readonly edges!: Edge[];

    @Field(() => PageInfo, { description: "Where the page lies." })
    readonly pageInfo!: PageInfo;

    readonly count!: () => Promise<number | null>;

    @Field(() => [item()], { description: "The items alone." })
    nodes(): Row[] {
      return this.edges.map((edge) => edge.node);
    }

    @Field(() => Int, {
      nullable: true,
      description:
        "Size of the whole list; counted only when asked for. Null when counting would take too long.",
    })
    totalCount(): Promise<number | null> {
      return this.count();
    }
  }
  return Page;
}
