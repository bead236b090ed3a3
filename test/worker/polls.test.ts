import { abortAllDurableObjects } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import { close } from "#protocol/close";
import { randomId, randomSecret } from "#protocol/ids";
import { call, EDGE, SHOP } from "./support/http.ts";
import { type Desk, invite, openDesk } from "./support/people.ts";
import { openLine, turn } from "./support/polls.ts";
import { attend, helloOf, visit } from "./support/wire.ts";

let desk: Desk;
let asVisitor: string;
let asAgent: string;
let address = 0;

beforeAll(async () => {
  desk = await openDesk();
  asVisitor = `/v1/visitor/${desk.site.key}`;
  asAgent = `/v1/agent/${desk.site.id}`;
});

const shop = () => ({ origin: SHOP, "cf-connecting-ip": `192.0.2.${++address}` });

/** A page that said hello without a socket. */
async function pollingPage(headers = shop()) {
  const tab = randomId();
  const line = await openLine(asVisitor, headers);
  const { read } = await line.next([helloOf(tab)]);
  return { ...line, headers, tab, welcome: read[0] };
}

const write = (tab: string, body: string, id = randomId()) => ({ t: "message", tab, id, body, secret: randomSecret() });

describe("a visitor without a socket", () => {
  it("[POL1] writes and is acked, and the agent's answer comes in a turn that waited for it", async () => {
    const agent = await attend(desk.site.id, desk.owner);
    const page = await pollingPage();
    expect(page.welcome).toMatchObject({ t: "welcome", tab: page.tab });
    const { read } = await page.next([write(page.tab, "By post")]);
    const ack = read.find(({ t }) => t === "ack");
    expect(ack).toMatchObject({ seq: 1 });
    const waiting = page.next();
    agent.send({ t: "message", id: randomId(), conversation: ack.conversation, body: "Got it" });
    const answer = await waiting;
    expect(answer.read.map(({ message }) => message?.kind)).toContain("joined");
    agent.close();
  });

  it("[POL2] a turn whose answer was lost is sent again: nothing is stored twice, and the answer is the same", async () => {
    const page = await pollingPage();
    const message = JSON.stringify(write(page.tab, "Twice"));
    const request = { line: page.line, got: 1, sent: 1, frames: [message, message] };
    const first = await turn(asVisitor, request, page.headers);
    const again = await turn(asVisitor, request, page.headers);
    const acks = (frames: string[]) => frames.map((text) => JSON.parse(text)).filter(({ t }) => t === "ack");
    expect(acks(first.answer.frames).map(({ seq }) => seq)).toEqual([1, 1]);
    expect(again.answer.frames).toEqual(first.answer.frames);
  });

  it("[CON7] may ping as often as one with a socket, and is answered", async () => {
    const page = await pollingPage();
    const pings = Array.from({ length: 5 }, () => "ping");
    const { answer } = await turn(asVisitor, { line: page.line, got: 1, sent: 1, frames: pings }, page.headers);
    expect(answer.frames).toEqual(pings.map(() => "pong"));
    expect(answer.close).toBeUndefined();
  });

  it("[POL2] keeps frames until the client said that it has them, and no longer", async () => {
    const page = await pollingPage();
    const { answer: before } = await turn(asVisitor, { line: page.line, got: 0, sent: 1 }, page.headers);
    expect(before.frames).toHaveLength(1);
    const after = await turn(
      asVisitor,
      {
        line: page.line,
        got: 1,
        sent: 1,
        frames: [JSON.stringify({ t: "page", tab: page.tab, page: { path: "/b", title: "" } })],
      },
      page.headers,
    );
    expect(after.answer.frames.map((text) => JSON.parse(text).t)).toEqual(["visit"]);
  });

  it("[POL3] after a crash the line is gone, and a new one has the whole conversation", async () => {
    const page = await pollingPage();
    const frame = write(page.tab, "Before the crash");
    await page.next([frame]);
    await abortAllDurableObjects();
    expect(await page.next()).toMatchObject({ line: null, close: 1006 });
    const line = await openLine(asVisitor, page.headers);
    const { read } = await line.next([helloOf(page.tab, { secret: frame.secret })]);
    expect(read[0].conversation.messages.map(({ body }: { body: string }) => body)).toEqual(["Before the crash"]);
  });

  it("[POL1] is on the board while it asks, and gone when it says good-bye", async () => {
    const agent = await attend(desk.site.id, desk.owner);
    const page = await pollingPage();
    const { put } = await agent.next("visits", ({ put }) => put.length > 0);
    await page.next([], { bye: true });
    const { gone } = await agent.next("visits", ({ gone }) => gone.length > 0);
    expect(gone).toContain(put[0]?.id);
    expect(await page.next()).toMatchObject({ close: 1006 });
    agent.close();
  });

  it("[CON4] of a foreign origin or an unknown key gets the code that a socket would be closed with", async () => {
    const foreign = await turn(asVisitor, {}, { ...shop(), origin: "https://elsewhere.example" });
    expect(foreign.answer).toEqual({ line: null, frames: [], close: close.origin.code });
    const unknown = await turn("/v1/visitor/aaaaaaaaaaaaaaaa", {}, shop());
    expect(unknown.answer.close).toBe(close.unknownSite.code);
    expect((await turn("/v99/visitor/aaaaaaaaaaaaaaaa", {}, shop())).answer.close).toBe(close.version.code);
    expect(unknown.response.headers.get("access-control-allow-origin")).toBe("*");
  });

  it("[FRM2] is struck for frames that cannot be read, and a turn that is none ends the line", async () => {
    const page = await pollingPage();
    const { read, close: code } = await page.next([{ t: "nonsense" }, { t: "nonsense" }, { t: "nonsense" }]);
    expect(read.map(({ code }) => code)).toEqual(["unknown_type", "unknown_type", "unknown_type"]);
    expect(code).toBe(close.malformed.code);
    const headers = { ...shop(), "content-length": "3" };
    const body = await call(asVisitor, { method: "POST", body: "{}}", headers });
    expect(await body.json()).toMatchObject({ close: close.malformed.code });
  });

  it("[FRM1] cannot send more at once than a turn holds", async () => {
    const body = "x".repeat(131_073);
    const headers = { ...shop(), "content-length": String(body.length) };
    expect((await call(asVisitor, { method: "POST", body, headers })).status).toBe(413);
  });
});

describe("an agent without a socket", () => {
  it("[POL1] gets the snapshot, answers, and counts as there", async () => {
    const line = await openLine(asAgent, { origin: EDGE, cookie: desk.owner.cookie });
    const { read } = await line.next([{ t: "hello" }, { t: "status", status: "online" }]);
    expect(read.map(({ t }) => t).slice(0, 3)).toEqual(["welcome", "snapshot", "now"]);
    const page = await visit(desk.site.key, { address: shop()["cf-connecting-ip"] });
    expect(page.welcome.availability.agents).toHaveLength(1);
    page.send({ t: "message", tab: page.tab, id: randomId(), body: "Hello", secret: randomSecret() });
    const { conversation } = await page.next("ack");
    await line.next([{ t: "message", id: randomId(), conversation, body: "Hi" }]);
    expect((await page.next("message", ({ message }) => message.kind === "text")).message.seq).toBe(3);
    await line.next([], { bye: true });
    expect((await page.next("availability")).availability.agents).toEqual([]);
  });

  it("[CON5] needs the session and the console's own origin, and a line is its owner's alone", async () => {
    const colleague = await invite(desk, "Bodil", "agent");
    const line = await openLine(asAgent, { origin: EDGE, cookie: desk.owner.cookie });
    const none = await turn(asAgent, {}, { origin: EDGE });
    expect(none.answer.close).toBe(close.unauthorized.code);
    const foreign = await turn(asAgent, {}, { origin: SHOP, cookie: desk.owner.cookie });
    expect(foreign.answer.close).toBe(close.origin.code);
    const stolen = await turn(asAgent, { line: line.line }, { origin: EDGE, cookie: colleague.cookie });
    expect(stolen.answer).toEqual({ line: null, frames: [], close: 1006 });
  });
});
