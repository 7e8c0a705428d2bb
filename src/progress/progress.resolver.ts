import {
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Resolver,
  Root,
  Subscription,
} from "type-graphql";
import { Matrix } from "../matrix/matrix.entity";
import type { RequestContext } from "../platform/context";
import { badInput, notFound } from "../platform/errors";
import { isUuid } from "../platform/node";
import { progressOfVersion, type Snapshot } from "./count";
import { watchMatrix } from "./feed";
import { MatrixProgress } from "./progress.type";

const shortest = 100;
const longest = 60_000;

/** Which matrix to watch, and how often. */
@ArgsType()
class MatrixProgressArguments {
  @Field(() => ID, { description: "Its model version." })
  readonly modelVersionId!: string;

  @Field(() => Int, {
    defaultValue: 1000,
    description:
      "At most one message in so many milliseconds, 100 to 60000; changes in between are merged.",
  })
  readonly minIntervalMs!: number;
}

/** Counts that were taken together with a matrix, so that a message shows the counts of its own instant. */
const taken = new WeakMap<Matrix, MatrixProgress>();

function together({ matrix, progress }: Snapshot): Matrix {
  taken.set(matrix, progress);
  return matrix;
}

/** How far a matrix is: read once, or watched. */
@Resolver(() => Matrix)
export class ProgressResolver {
  @FieldResolver(() => MatrixProgress, {
    nullable: true,
    description:
      "How far it is. One read of counters, whatever the size of the matrix. Null only beside an error.",
  })
  async progress(
    @Root() matrix: Matrix,
    @Ctx() ctx: RequestContext,
  ): Promise<MatrixProgress | null> {
    const snapshot = taken.get(matrix);
    return (
      snapshot ??
      (await ctx.loader(progressOfVersion).load(matrix.modelVersionId))?.progress ??
      null
    );
  }

  @Subscription(() => Matrix, {
    subscribe: ({ args, context }) =>
      subscribeToMatrix(args as MatrixProgressArguments, context as RequestContext),
    description:
      "A matrix's progress: its state at once, then again after each change, always the latest state. Nothing to resume: after a dropped connection the first message is the present state again. Error NOT_FOUND when it was never populated.",
  })
  matrixProgress(
    @Root() snapshot: Snapshot,
    @Args(() => MatrixProgressArguments) _watched: MatrixProgressArguments,
  ): Matrix {
    return together(snapshot);
  }
}

async function subscribeToMatrix(
  { modelVersionId, minIntervalMs }: MatrixProgressArguments,
  ctx: RequestContext,
): Promise<AsyncIterableIterator<Snapshot>> {
  if (minIntervalMs < shortest || minIntervalMs > longest) {
    throw badInput(
      "minIntervalMs",
      `must be ${shortest} to ${longest} milliseconds; got ${minIntervalMs}`,
    );
  }
  const first = isUuid(modelVersionId)
    ? await ctx.loader(progressOfVersion).load(modelVersionId)
    : null;
  if (!first)
    throw notFound("modelVersionId", "populated matrix of a model version", modelVersionId);
  return watchMatrix(ctx.shared, first, minIntervalMs);
}
