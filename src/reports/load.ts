import type { Fields } from "./fields";
import { type JsonObject, withoutNulls } from "./json";

/**
 * The load that vLLM's and SGLang's clients were told to send, as deployment facts.
 *
 * A rate without bound means "as many as the concurrency lets through", so it says something of its own
 * only where no concurrency is set: then all requests were sent at once.
 */
export function loadOf(fields: Fields): JsonObject {
  const isAllAtOnce = fields.isUnbounded("request_rate") && !fields.has("max_concurrency");
  const burstiness = fields.setting("burstiness");
  return withoutNulls({
    requestRate: isAllAtOnce ? "inf" : fields.setting("request_rate"),
    burstiness: burstiness === 1 ? null : burstiness,
  });
}
