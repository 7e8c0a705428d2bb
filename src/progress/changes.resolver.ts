import { ArrayMaxSize, IsOptional } from "class-validator";
import { Args, ArgsType, Field, ID, Resolver, Root, Subscription } from "type-graphql";
import { ConfigStatus } from "../matrix/config.enums";
import { matrixOfVersion } from "../matrix/config.loader";
import type { RequestContext } from "../platform/context";
import { notFound } from "../platform/errors";
import { isUuid } from "../platform/node";
import type { ConfigsChanged } from "./backlog";
import { watchConfigs } from "./change-feed";
import { ConfigChange } from "./change.type";

/** Which configs to watch, and from where on. */
@ArgsType()
class ConfigChangedArguments {
  @Field(() => ID, { description: "The matrix's model version." })
  readonly modelVersionId!: string;

  @Field(() => [ConfigStatus], {
    nullable: true,
    description: "Only configs that are now in one of these states.",
  })
  @IsOptional()
  @ArrayMaxSize(100)
  readonly status?: ConfigStatus[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Cursor of the last message received. One that this instance does not know gives one message with `resync: true`; then it starts from now.",
  })
  readonly after?: string | null;
}

/** The configs of a matrix as they change. */
@Resolver()
export class ChangesResolver {
  @Subscription(() => ConfigChange, {
    subscribe: ({ args, context }) =>
      subscribeToConfigs(args as ConfigChangedArguments, context as RequestContext),
    description:
      "The configs of a matrix as they change, in batches, for a live heat map. Starts from now, or from `after`.",
  })
  configChanged(
    @Root() changed: ConfigsChanged,
    @Args(() => ConfigChangedArguments) _watched: ConfigChangedArguments,
  ): ConfigChange {
    return changed;
  }
}

async function subscribeToConfigs(
  { modelVersionId, status, after }: ConfigChangedArguments,
  ctx: RequestContext,
): Promise<AsyncIterableIterator<ConfigsChanged>> {
  const matrix = isUuid(modelVersionId)
    ? await ctx.loader(matrixOfVersion).load(modelVersionId.toLowerCase())
    : null;
  if (!matrix)
    throw notFound("modelVersionId", "populated matrix of a model version", modelVersionId);
  return watchConfigs(ctx.shared, {
    modelVersionId: matrix.modelVersionId,
    status: status ?? null,
    after: after ?? null,
  });
}
