import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import {
  CloseCode,
  type Context,
  GRAPHQL_TRANSPORT_WS_PROTOCOL,
  handleProtocols,
  makeServer,
  type Server,
} from "graphql-ws";
import { GraphQLError, type GraphQLFormattedError, parse } from "graphql";
import { randomUUID } from "node:crypto";
import { type WebSocket, WebSocketServer } from "ws";
import type { Actor } from "../platform/actor";
import { RequestContext, type Shared } from "../platform/context";
import { Refusal } from "../platform/errors";
import { type Answers, isStream } from "./operations";
