import { registerEnumType } from "type-graphql";

export enum Dimension {
  MODEL = "model",
  MODEL_VERSION = "model_version",
  HARDWARE_CONFIG = "hardware_config",
  FRAMEWORK = "framework",
  WORKLOAD = "workload",
  BATCH_SIZE = "batch_size",
  SEQUENCE_LENGTH = "sequence_length",
  DEPLOYMENT = "deployment",
}
registerEnumType(Dimension, {
  name: "Dimension",
  description:
    "What results can be grouped by, what a heat map's axes can be, and what a claim can be kept together by.",
  valuesConfig: {
    MODEL: { description: "Base model." },
    MODEL_VERSION: { description: "Model version." },
    HARDWARE_CONFIG: { description: "Hardware config." },
    FRAMEWORK: { description: "Framework at a version." },
    WORKLOAD: { description: "Workload." },
    BATCH_SIZE: { description: "Batch size." },
    SEQUENCE_LENGTH: { description: "Sequence length." },
    DEPLOYMENT: { description: "Deployment, by its canonical key." },
  },
});
