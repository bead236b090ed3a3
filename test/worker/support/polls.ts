import { exports } from "cloudflare:workers";
import type { PollAnswer, PollRequest } from "#protocol/poll";
import { EDGE } from "./http.ts";

/** One turn of a client without a socket, as a browser sends it. */
export async function turn(path: string, request: Partial<PollRequest>, headers: Record<string, string>) {
  const body = JSON.stringify({ line: null, got: 0, sent: 0, frames: [], ...request });
  const sent = { "content-type": "text/plain", "content-length": String(body.length), ...headers };
  const response = await exports.default.fetch(new Request(`${EDGE}${path}`, { method: "POST", headers: sent, body }));
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return { response, answer: await response.json<PollAnswer>() };
}

/** A line, with the turns that follow on. */
export async function openLine(path: string, headers: Record<string, string>) {
  const { answer } = await turn(path, {}, headers);
  const { line } = answer;
  let got = 0;
  let sent = 0;
  const next = async (frames: object[] = [], more: Partial<PollRequest> = {}) => {
    const texts = frames.map((frame) => JSON.stringify(frame));
    const { answer } = await turn(path, { line, got, sent, frames: texts, ...more }, headers);
    sent += frames.length;
    got += answer.frames.length;
    return { ...answer, read: answer.frames.map((text) => JSON.parse(text)) };
  };
  return { line, next };
}
