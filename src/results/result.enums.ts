import { registerEnumType } from "type-graphql";

export enum Confidence {
  MEASURED = "measured",
  SIMULATED = "simulated",
  ESTIMATED = "estimated",
}
registerEnumType(Confidence, {
  name: "Confidence",
  description: "How far a result can be trusted to be a measurement.",
  valuesConfig: {
    MEASURED: { description: "Measured on the hardware." },
    SIMULATED: { description: "Run against a simulator." },
    ESTIMATED: { description: "Calculated or interpolated; nothing was run." },
  },
});

export enum ResultOutcome {
  COMPLETED = "completed",
  FAILED = "failed",
}
registerEnumType(ResultOutcome, {
  name: "ResultOutcome",
  description: "Whether the run behind a result completed anything.",
  valuesConfig: {
    COMPLETED: { description: "At least one request was completed." },
    FAILED: { description: "No request was completed. All metrics are null; it is never ranked." },
  },
});

export enum ResultSource {
  WORKER = "worker",
  IMPORT = "import",
}
registerEnumType(ResultSource, {
  name: "ResultSource",
  description: "Where a result came from.",
  valuesConfig: {
    WORKER: { description: "A worker that completed a config." },
    IMPORT: { description: "A file, or figures recorded outside a matrix." },
  },
});
