import { readFileSync } from "node:fs";
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
  MinLength,
  validateSync,
} from "class-validator";
import { Fits, isLoopback, isUrlOf, Origins } from "./env-checks";
import { standardMaxCost } from "./limits";

/** A default that depends on other variables, and how the documentation words it. */
interface DerivedDefault {
  shown: string;
  from: (env: Env) => unknown;
}

interface Variable {
  name: string;
  /** What is read when the variable is absent or empty; without one the value is undefined. */
  standard?: string | DerivedDefault;
  /** Its sentence in docs/operate.md and .env.example. */
  meaning: string;
  /** What a value has to be, worded to follow "wanted". */
  wanted: string;
  /** Its value is never printed, and NAME_FILE may name a file that holds it. */
  secret?: true;
  read: (text: string) => unknown;
}

const variables = new Map<string, Variable>();

function Variable(variable: Variable): PropertyDecorator {
  return (_class, property) => {
    variables.set(String(property), variable);
  };
}

const asIs = (text: string): string => text;
const wholeNumber = (text: string): number => (/^\d+$/.test(text) ? Number(text) : NaN);
const list = (text: string): string[] => text.split(",").map((part) => part.trim());

const booleans = new Map<string, boolean>([
  ["1", true],
  ["true", true],
  ["on", true],
  ["0", false],
  ["false", false],
  ["off", false],
]);
const onOrOff = (text: string): unknown => booleans.get(text.toLowerCase()) ?? text;
const wantedOnOrOff = "1 or 0, true or false, on or off";

const withEmbeddedDatabase: DerivedDefault = {
  shown: "1 with the embedded database, else 0",
  from: (env) => env.databaseUrl === undefined,
};

/** How one server is configured: every variable it reads from the environment, checked, defaults filled in. */
export class Env {
  @Variable({
    name: "DATABASE_URL",
    meaning:
      "The PostgreSQL database, 15 or newer; without it the server starts an embedded PostgreSQL 18 in BENCHGRAPH_DATA_DIR.",
    wanted: "a URL that starts with postgres:// or postgresql://",
    secret: true,
    read: asIs,
  })
  @IsOptional()
  @Fits("databaseUrl", isUrlOf("postgres:", "postgresql:"))
  readonly databaseUrl: string | undefined;

  @Variable({
    name: "DATABASE_POOL_SIZE",
    standard: "20",
    meaning:
      "Connections that this server opens at most, one for listening aside, with CLAIM_GATE of them (half at most) for claims alone; times the servers, plus 10, it should stay below max_connections.",
    wanted: "a whole number from 1 to 1000",
    read: wholeNumber,
  })
  @IsInt()
  @Min(1)
  @Max(1000)
  readonly databasePoolSize!: number;

  @Variable({
    name: "REDIS_URL",
    meaning:
      "Redis for the cache and the events that several servers share; without it the cache is in process and events go through PostgreSQL.",
    wanted: "a URL that starts with redis:// or rediss://",
    secret: true,
    read: asIs,
  })
  @IsOptional()
  @Fits("redisUrl", isUrlOf("redis:", "rediss:"))
  readonly redisUrl: string | undefined;

  @Variable({
    name: "HOST",
    standard: "127.0.0.1",
    meaning: "The address to listen on; 0.0.0.0 means all of them.",
    wanted: "an IP address or a host name",
    read: asIs,
  })
  @Matches(/^[\w.:%-]+$/)
  readonly host!: string;

  @Variable({
    name: "PORT",
    standard: "4000",
    meaning: "The port to listen on; 0 picks a free one.",
    wanted: "a whole number from 0 to 65535",
    read: wholeNumber,
  })
  @IsInt()
  @Min(0)
  @Max(65_535)
  readonly port!: number;

  @Variable({
    name: "BENCHGRAPH_DATA_DIR",
    standard: ".benchgraph",
    meaning:
      "The folder of the embedded database: database/, database.log, database-url and admin-key.",
    wanted: "a path",
    read: asIs,
  })
  @MinLength(1)
  readonly dataDir!: string;

  @Variable({
    name: "BENCHGRAPH_ADMIN_KEY",
    meaning:
      "The first admin key; absent with the embedded database, one is made once and kept in BENCHGRAPH_DATA_DIR/admin-key.",
    wanted: "at least 32 characters, visible ASCII without spaces",
    secret: true,
    read: asIs,
  })
  @IsOptional()
  @MinLength(32)
  @Matches(/^[!-~]+$/)
  readonly adminKey: string | undefined;

  @Variable({
    name: "BENCHGRAPH_PUBLIC_READS",
    standard: { shown: "1 on a loopback HOST, else 0", from: (env) => isLoopback(env.host) },
    meaning: "Whether queries and subscriptions need no key; mutations always need one.",
    wanted: wantedOnOrOff,
    read: onOrOff,
  })
  @IsBoolean()
  readonly publicReads!: boolean;

  @Variable({
    name: "BENCHGRAPH_DEMO",
    standard: withEmbeddedDatabase,
    meaning: "Whether the demo runs after the start; a finished one only shows its answer again.",
    wanted: wantedOnOrOff,
    read: onOrOff,
  })
  @IsBoolean()
  readonly demo!: boolean;

  @Variable({
    name: "BENCHGRAPH_MIGRATE",
    standard: withEmbeddedDatabase,
    meaning:
      "Whether the server runs outstanding migrations at start, one server at a time; otherwise npm run migrate does.",
    wanted: wantedOnOrOff,
    read: onOrOff,
  })
  @IsBoolean()
  readonly migrate!: boolean;

  @Variable({
    name: "CORS_ORIGINS",
    meaning:
      "Origins whose pages may call the API: exact ones, comma separated, or * for any; empty means none but its own.",
    wanted: "* or exact origins such as https://lab.example.org, comma separated, without a path",
    read: list,
    standard: { shown: "", from: () => [] },
  })
  @Origins()
  readonly corsOrigins!: string[];

  @Variable({
    name: "LOG_LEVEL",
    standard: "info",
    meaning: "The least grave lines that are logged, one JSON object per line.",
    wanted: "one of fatal, error, warn, info, debug, trace, silent",
    read: asIs,
  })
  @IsIn(["fatal", "error", "warn", "info", "debug", "trace", "silent"])
  readonly logLevel!: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";

  @Variable({
    name: "CLAIM_GATE",
    standard: "4",
    meaning: "Claims that this server runs at once; further ones wait their turn.",
    wanted: "a whole number from 1 to 100",
    read: wholeNumber,
  })
  @IsInt()
  @Min(1)
  @Max(100)
  readonly claimGate!: number;

  @Variable({
    name: "MAX_COST",
    standard: String(standardMaxCost),
    meaning: "Largest cost of one operation; the cost of each is in its answer's extensions.cost.",
    wanted: "a whole number from 1 to 1000000000",
    read: wholeNumber,
  })
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  readonly maxCost!: number;

  @Variable({
    name: "SWEEP_INTERVAL_SECONDS",
    standard: "5",
    meaning: "Time between two sweeps, which take configs back whose lease has run out.",
    wanted: "a whole number from 1 to 3600",
    read: wholeNumber,
  })
  @IsInt()
  @Min(1)
  @Max(3600)
  readonly sweepIntervalSeconds!: number;

  @Variable({
    name: "SHUTDOWN_GRACE_SECONDS",
    standard: "25",
    meaning:
      "Time for requests in flight after SIGTERM or SIGINT; what still runs then is cut off and the exit code is 1.",
    wanted: "a whole number from 0 to 3600",
    read: wholeNumber,
  })
  @IsInt()
  @Min(0)
  @Max(3600)
  readonly shutdownGraceSeconds!: number;
}

/** One variable as the table in docs/operate.md and .env.example show it. */
export interface EnvRow {
  name: string;
  /** Empty when there is none. */
  default: string;
  meaning: string;
  /** Whether NAME_FILE may name a file that holds the value. */
  secret: boolean;
}

/** Every variable in the order of the documentation. */
export function describeEnv(): EnvRow[] {
  return [...variables.values()].map(({ name, standard, meaning, secret = false }) => ({
    name,
    default: typeof standard === "string" ? standard : (standard?.shown ?? ""),
    meaning,
    secret,
  }));
}

/** One variable that has a bad value; `got` never holds a secret. */
export interface EnvProblem {
  name: string;
  got: string;
  wanted: string;
}

/** All bad values of an environment at once; its message lists them, one per line. */
export class InvalidEnvironment extends Error {
  override readonly name = "InvalidEnvironment";

  constructor(readonly problems: EnvProblem[]) {
    const lines = problems.map(
      ({ name, got, wanted }) => `  ${name}: got ${got}, wanted ${wanted}`,
    );
    super(["The environment has bad values:", ...lines].join("\n"));
  }
}

/** Reads and checks the environment, or throws InvalidEnvironment with everything that is wrong with it. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const env = new Env();
  const problems: EnvProblem[] = [];
  for (const [property, variable] of variables) {
    const text = variable.secret ? secretText(source, variable, problems) : source[variable.name];
    Object.assign(env, { [property]: text ? variable.read(text) : standardOf(variable, env) });
  }
  for (const { property } of validateSync(env)) {
    const variable = variables.get(property);
    if (variable) {
      problems.push(problemOf(variable, source[variable.name] ?? ""));
    }
  }
  if (problems.length > 0) {
    throw new InvalidEnvironment(problems);
  }
  return env;
}

function standardOf({ standard, read }: Variable, env: Env): unknown {
  return typeof standard === "string" ? read(standard) : standard?.from(env);
}

function problemOf({ name, secret, wanted }: Variable, text: string): EnvProblem {
  return { name, got: secret ? "a value that is kept secret" : JSON.stringify(text), wanted };
}

/** A secret from NAME or from the file that NAME_FILE names, without the line end that editors add. */
function secretText(
  source: NodeJS.ProcessEnv,
  { name }: Variable,
  problems: EnvProblem[],
): string | undefined {
  const text = source[name];
  const fileName = `${name}_FILE`;
  const file = source[fileName];
  if (!file) {
    return text;
  }
  if (text) {
    problems.push({ name, got: `both ${name} and ${fileName}`, wanted: "one of them" });
    return undefined;
  }
  try {
    return readFileSync(file, "utf8").trimEnd();
  } catch {
    problems.push({ name: fileName, got: JSON.stringify(file), wanted: "a file that can be read" });
    return undefined;
  }
}
