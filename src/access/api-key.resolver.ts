import { IsOptional } from "class-validator";
import {
  Arg,
  Authorized,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from "type-graphql";
import { Role } from "../platform/actor";
import { IsName } from "../platform/bounds";
import type { RequestContext } from "../platform/context";
import { DateTime } from "../platform/scalars";
import { ApiKey } from "./api-key.entity";
import { createKey, newestKeys, revokeKey } from "./keys";

/** Asks for a key. */
@InputType({ description: "A new API key." })
export class CreateApiKeyInput {
  @Field(() => String, { description: "What it is for, unique among keys that are not revoked." })
  @IsName()
  readonly name!: string;

  @Field(() => Role, { description: "What it may do." })
  readonly role!: Role;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it stops working; never if left out.",
  })
  @IsOptional()
  readonly expiresAt?: Date | null;
}

/** A key and, for this once, its secret. */
@ObjectType({ description: "A new API key with its secret." })
export class CreateApiKeyPayload {
  @Field(() => ApiKey, { description: "The key." })
  readonly apiKey!: ApiKey;

  @Field(() => String, { description: "Shown this once: only its hash is stored." })
  readonly secret!: string;
}

/** Names the key to revoke. */
@InputType({ description: "Make an API key stop working." })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: "The key." })
  readonly id!: string;
}

/** What was revoked. */
@ObjectType({ description: "The revoked key." })
export class RevokeApiKeyPayload {
  @Field(() => ApiKey, { description: "The key." })
  readonly apiKey!: ApiKey;
}

/** API keys, as admins manage them. */
@Resolver()
export class ApiKeyResolver {
  @Query(() => [ApiKey], {
    description: "API keys, without their secrets, newest first; at most 1,000. Role: ADMIN.",
  })
  @Authorized(Role.ADMIN)
  apiKeys(@Ctx() ctx: RequestContext): Promise<ApiKey[]> {
    return newestKeys(ctx.db);
  }

  @Mutation(() => CreateApiKeyPayload, {
    nullable: true,
    description:
      "Make an API key. Error CONFLICT when a key that is not revoked has the name: a secret is shown once. Role: ADMIN.",
  })
  @Authorized(Role.ADMIN)
  async createApiKey(
    @Arg("input", () => CreateApiKeyInput, { description: "What is to be done." })
    input: CreateApiKeyInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CreateApiKeyPayload> {
    const made = await createKey(ctx.db, input);
    ctx.outcome = `Made the key ${made.apiKey.id}.`;
    return made;
  }

  @Mutation(() => RevokeApiKeyPayload, {
    nullable: true,
    description: "Make an API key stop working, within a second on every instance. Role: ADMIN.",
  })
  @Authorized(Role.ADMIN)
  async revokeApiKey(
    @Arg("input", () => RevokeApiKeyInput, { description: "What is to be done." })
    input: RevokeApiKeyInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RevokeApiKeyPayload> {
    const apiKey = await revokeKey(ctx.db, input.id);
    ctx.outcome = `Revoked the key "${apiKey.name}".`;
    return { apiKey };
  }
}
