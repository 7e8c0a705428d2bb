import { Agent } from "node:http";
import { type Answered, ApiWorker, type WorkOrder } from "./api-worker";

const betweenReportsMs = 250;

/** Works as it is told until it is killed or its parent is gone, and tells it now and then what was answered. */
async function main(orders: WorkOrder[]): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  let answered: Answered[] = [];
  const told = (one: Answered): void => void answered.push(one);
  setInterval(() => {
    process.send?.(answered);
    answered = [];
  }, betweenReportsMs);
  await Promise.all(orders.map((order) => new ApiWorker(order, agent, told).work()));
}

process.once("disconnect", () => process.exit(0));
process.once("message", (orders) => void main(orders as WorkOrder[]));
process.send?.("ready");
