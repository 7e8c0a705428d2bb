import { Field, ID, InputType, ObjectType } from "type-graphql";
import { Matrix } from "./matrix.entity";

/** Which matrix to hold back. */
@InputType({ description: "Hold a matrix back." })
export class PauseMatrixInput {
  @Field(() => ID, { description: "Its model version." })
  readonly modelVersionId!: string;
}

/** The matrix that is held back. */
@ObjectType({ description: "The paused matrix." })
export class PauseMatrixPayload {
  @Field(() => Matrix, { description: "The matrix." })
  readonly matrix!: Matrix;
}

/** Which matrix to let go on. */
@InputType({ description: "Let a matrix go on." })
export class ResumeMatrixInput {
  @Field(() => ID, { description: "Its model version." })
  readonly modelVersionId!: string;
}

/** The matrix that goes on. */
@ObjectType({ description: "The matrix that goes on." })
export class ResumeMatrixPayload {
  @Field(() => Matrix, { description: "The matrix." })
  readonly matrix!: Matrix;
}
