/** Names of the catalog by the words that tools use. */
const names: Record<string, string> = {
  vllm: "vLLM",
  sglang: "SGLang",
  trt: "TensorRT-LLM",
  trtllm: "TensorRT-LLM",
  "trt-llm": "TensorRT-LLM",
  "tensorrt-llm": "TensorRT-LLM",
  "dynamo-trt": "NVIDIA Dynamo with TensorRT-LLM",
  "dynamo-trtllm": "NVIDIA Dynamo with TensorRT-LLM",
  atom: "AMD ATOM",
  tgi: "Text Generation Inference",
  lmdeploy: "LMDeploy",
  "llama.cpp": "llama.cpp",
};

/** The catalog's name of a framework; one that it does not know stays as given. */
export function frameworkName(given: string): string {
  return names[given.toLowerCase()] ?? given;
}

/** An image as the container tools write it: some runners put `#` where the registry's slash was. */
export function imageName(given: string): string {
  return given.replaceAll("#", "/");
}

const release = /^v?(\d+(?:\.\d+)+(?:\.?(?:post|rc)\d*)*)(?:-(.+))?$/;
const platform =
  /^(?:cu(?:da)?\d+|rocm[\d.]+|mi\d+x?|amd64|arm64|aarch64|runtime|ubuntu[\d.]*|\d{8})$/;

/**
 * The framework's version in an image's tag, without a leading v: `v0.5.12.post1-cu130` is 0.5.12.post1.
 *
 * Null for a tag that is no release, such as a nightly build.
 */
export function imageVersion(image: string): string | null {
  const [named = ""] = image.split("@");
  const [, tag] = /:([^:/]+)$/.exec(named) ?? [];
  const [, version, suffix] = release.exec(tag ?? "") ?? [];
  if (tag === undefined || version === undefined) {
    return null;
  }
  const isPlatform = suffix === undefined || suffix.split("-").every((part) => platform.test(part));
  return isPlatform ? version : tag.replace(/^v/, "");
}
