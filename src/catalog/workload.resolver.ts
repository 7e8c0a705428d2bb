import { Arg, Authorized, Ctx, Field, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { Role } from "../platform/actor";
import type { RequestContext } from "../platform/context";
import { upsertWorkload } from "./upsert-workload";
import { Workload } from "./workload.entity";
import { UpsertWorkloadInput } from "./workload.input";
import { allWorkloads } from "./workload.loader";

@ObjectType({ description: "The workload." })
export class UpsertWorkloadPayload {
  @Field(() => Workload, { description: "The workload." })
  readonly workload!: Workload;
}

/** What the names of workloads mean. */
@Resolver(() => Workload)
export class WorkloadResolver {
  @Query(() => [Workload], {
    description: "What the lab's workloads mean, by name; at most 1,000.",
  })
  workloads(@Ctx() ctx: RequestContext): Promise<Workload[]> {
    return allWorkloads(ctx.db);
  }

  @Authorized(Role.OPERATOR)
  @Mutation(() => UpsertWorkloadPayload, {
    nullable: true,
    description: "Say what a workload means. Role: OPERATOR.",
  })
  async upsertWorkload(
    @Arg("input", () => UpsertWorkloadInput, { description: "What is to be done." })
    input: UpsertWorkloadInput,
    @Ctx() ctx: RequestContext,
  ): Promise<UpsertWorkloadPayload> {
    const workload = await upsertWorkload(ctx.db, input);
    return { workload };
  }
}
