import { registerEnumType } from "type-graphql";

export enum ConfigStatus {
  PENDING = "pending",
  RUNNING = "running",
  COMPLETED = "completed",
  FAILED = "failed",
  CANCELLED = "cancelled",
}
registerEnumType(ConfigStatus, {
  name: "ConfigStatus",
  description: "The state of one cell of the matrix.",
  valuesConfig: {
    PENDING: { description: "Waiting for a worker." },
    RUNNING: { description: "Held by a worker under a lease." },
    COMPLETED: { description: "Measured." },
    FAILED: { description: "Gave up: failed for good, or used up its attempts." },
    CANCELLED: { description: "Taken out by an operator; not counted as work left." },
  },
});

export enum ErrorKind {
  OUT_OF_MEMORY = "out_of_memory",
  TIMEOUT = "timeout",
  FRAMEWORK_ERROR = "framework_error",
  HARDWARE_ERROR = "hardware_error",
  BAD_CONFIG = "bad_config",
  OTHER = "other",
}
registerEnumType(ErrorKind, {
  name: "ErrorKind",
  description: "Why a config could not be measured, as its worker saw it.",
  valuesConfig: {
    OUT_OF_MEMORY: { description: "GPU or host memory ran out. Not tried again unless asked." },
    TIMEOUT: { description: "The run took too long." },
    FRAMEWORK_ERROR: { description: "The inference framework or the benchmark tool failed." },
    HARDWARE_ERROR: { description: "GPU, driver, network or machine failed." },
    BAD_CONFIG: {
      description: "The config cannot work as it stands. Not tried again unless asked.",
    },
    OTHER: { description: "Anything else." },
  },
});

export enum FailureKind {
  FAILED = "failed",
  LEASE_EXPIRED = "lease_expired",
  TIMED_OUT = "timed_out",
  RELEASED = "released",
  CANCELLED = "cancelled",
}
registerEnumType(FailureKind, {
  name: "FailureKind",
  description: "How an attempt ended that did not complete.",
  valuesConfig: {
    FAILED: { description: "Its worker said so (failConfig)." },
    LEASE_EXPIRED: { description: "Its lease ran out: the worker died or went silent." },
    TIMED_OUT: { description: "Its run took longer than resetStale allowed." },
    RELEASED: {
      description:
        "Its worker handed it back untried (releaseConfigs). Does not count against `maxAttempts`.",
    },
    CANCELLED: { description: "An operator took it out." },
  },
});
