import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { until } from "../../support/until";
import { Proxy } from "./proxy";

const openSockets = (): number =>
  process.getActiveResourcesInfo().filter((name) => name === "TCPSocketWrap").length;

const connectTenTimes =
  'for (let at = 0; at < 10; at++) require("net").connect(process.argv[1]).write("something")';

test("a wire that is cut as the process at its end dies leaves no connection open", async () => {
  const before = openSockets();
  let reached = 0;
  const target = createServer((socket) => socket.on("data", () => reached++)).listen(0);
  await once(target, "listening");
  const proxy = await Proxy.listen((target.address() as AddressInfo).port);
  const child = spawn(process.execPath, ["-e", connectTenTimes, String(proxy.port)]);
  await until("all are through", () => reached === 10);

  child.kill("SIGKILL");
  // nothing is looked at until both its end and that of its connections are there to be seen
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  await once(child, "exit");
  await proxy[Symbol.asyncDispose]();

  target.close();
  await until("every connection is closed", () => openSockets() <= before);
  expect(reached).toBe(10);
});
