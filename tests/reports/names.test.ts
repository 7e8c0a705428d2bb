import { frameworkName, imageName, imageVersion } from "../../src/reports/framework-name";
import { namedGpu } from "../../src/reports/gpu-name";
import { namedModel } from "../../src/reports/model-name";
import { dayOfText, momentOfText, momentOfUnix } from "../../src/reports/moment";

test.each([
  ["openai/gpt-oss-120b", "openai/gpt-oss-120b", null],
  ["/models/models--MiniMaxAI--MiniMax-M2.5/snapshots/f710/", "MiniMaxAI/MiniMax-M2.5", "f710"],
  ["models--Qwen--Qwen3-8B", "Qwen/Qwen3-8B", null],
  ["/root/hub/models--a--b--c/snapshots/0e9e39f", "a/b--c", "0e9e39f"],
  ["/data/llama", "/data/llama", null],
])("the model %s is called %s", (given, name, revision) => {
  expect(namedModel(given)).toEqual({ name, revision });
});

test.each([
  ["mi355x", "MI355X"],
  ["cluster:mi355x-amds", "MI355X"],
  ["gb200-nv", "GB200"],
  ["L40S", "L40S"],
  ["RTX-4090", "RTX-4090"],
])("the hardware %s is the GPU %s without a guess", (given, gpuType) => {
  expect(namedGpu(given)).toEqual({ gpuType, guess: null });
});

test.each([
  ["b200", "B200-SXM"],
  ["b200-dgxc-slurm", "B200-SXM"],
  ["cluster:h100_nb", "H100-80GB-SXM"],
  ["H200", "H200-SXM"],
])("the hardware %s is taken for the GPU %s, and says so", (given, gpuType) => {
  const named = namedGpu(given);

  expect(named.gpuType).toBe(gpuType);
  expect(named.guess).toContain(`"${given}" is taken for ${gpuType}`);
});

test.each([
  ["vllm", "vLLM"],
  ["SGLANG", "SGLang"],
  ["trt", "TensorRT-LLM"],
  ["dynamo-trt", "NVIDIA Dynamo with TensorRT-LLM"],
  ["something-new", "something-new"],
])("the framework %s is called %s", (given, name) => {
  expect(frameworkName(given)).toBe(name);
});

test.each([
  ["vllm/vllm-openai:v0.19.1", "0.19.1"],
  ["lmsysorg/sglang:v0.5.12-cu130", "0.5.12"],
  ["lmsysorg/sglang:v0.5.8.post1-cu130-amd64", "0.5.8.post1"],
  ["lmsysorg/sglang-rocm:v0.5.12.post1-rocm720-mi35x-20260523", "0.5.12.post1"],
  ["lmsysorg/sglang:v0.5.14-cu130@sha256:5027e95b", "0.5.14"],
  ["nvcr.io#nvidia/tensorrt-llm/release:1.3.0rc14", "1.3.0rc14"],
  ["nvcr.io#nvidia/ai-dynamo/tensorrtllm-runtime:1.3.0-dev.1-cuda13", "1.3.0-dev.1-cuda13"],
  ["nvcr.io#nvidia/ai-dynamo/tensorrtllm-runtime:0.7.0.post2", "0.7.0.post2"],
  ["lmsysorg/sglang:dev-cu13", null],
  ["lmsysorg/sglang:nightly-dev-20260818-c0b6474b", null],
  ["lmsysorg/sglang:deepseek-v4-hopper@sha256:1bf5d508", null],
  ["localhost:5000/vllm", null],
])("the image %s has the version %s", (image, version) => {
  expect(imageVersion(image)).toBe(version);
});

test("an image is named with the slash that a runner replaced", () => {
  expect(imageName("ghcr.io#a/b:1")).toBe("ghcr.io/a/b:1");
});

test.each([
  ["20260806-132830", "2026-08-06"],
  ["2026-08-06", "2026-08-06"],
  ["20261306-132830", null],
  ["20260231", null],
  ["yesterday", null],
  [null, null],
])("the date %s is the day %s", (text, day) => {
  expect(dayOfText(text)).toBe(day);
});

test.each([
  ["2026-06-12T02:53:42+02:00", "2026-06-12T00:53:42.000Z"],
  ["2026-06-12T00:53:42Z", "2026-06-12T00:53:42.000Z"],
  ["2026-06-12T00:53:42", null],
  ["soon Z", null],
])("the time %s is the moment %s", (text, moment) => {
  expect(momentOfText(text)).toBe(moment);
});

test.each([
  [1786022910.2384567, "2026-08-06T13:28:30.238Z"],
  [1e14, null],
  [1e12, null],
  [null, null],
])("%d seconds since 1970 are the moment %s", (seconds, moment) => {
  expect(momentOfUnix(seconds)).toBe(moment);
});
