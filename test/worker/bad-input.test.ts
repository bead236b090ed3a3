import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { close } from "#protocol/close";
import type { Problem } from "#protocol/errors";
import { randomId, randomSecret } from "#protocol/ids";
import { limits } from "#protocol/limits";
import { take } from "../../worker/limiter/take.ts";
import { call, EDGE, SHOP } from "./support/http.ts";
import { addSite, type Desk, invite, openDesk, type Person } from "./support/people.ts";
import { attend, helloOf, knock, knockAsAgent, visit } from "./support/wire.ts";

let desk: Desk;
let key: string;
let site: string;
let bo: Person;

beforeAll(async () => {
  desk = await openDesk();
  ({ key, id: site } = desk.site);
  bo = await invite(desk, "Bo", "agent");
});

const logLength = () =>
  runInDurableObject(
    env.SITE.get(env.SITE.idFromName(site)),
    (_, { storage }) => storage.sql.exec("SELECT COUNT(*) AS n FROM log").one().n,
  );

const problemOf = async (response: Response) => ({
  ...(await response.json<Problem>()),
  status: response.status,
});

describe("a visitor's frames", () => {
  it.each([
    ["no JSON", "{", "malformed"],
    ["an array", "[]", "unknown_type"],
    ["null", "null", "unknown_type"],
    ["no type", "{}", "unknown_type"],
    ["an unknown type", '{"t":"drop"}', "unknown_type"],
    ["an agent's frame [FRM5]", '{"t":"status","status":"online"}', "unknown_type"],
    ["a wrong field", '{"t":"message","tab":"short","id":"x","body":"private words"}', "malformed"],
  ])("[FRM2] %s is answered with its code, stores nothing and repeats nothing", async (_, text, code) => {
    const page = await visit(key);
    const before = await logLength();
    page.sendText(text);
    const error = await page.next("error");
    expect(error.code).toBe(code);
    expect(error.detail).not.toContain("private words");
    expect(await logLength()).toBe(before);
  });

  it("[FRM2] the third bad frame closes that socket, and nobody else's", async () => {
    const other = await visit(key);
    const page = await visit(key);
    for (let i = 0; i < 3; i++) page.sendText("nonsense");
    expect(await page.closed).toBe(close.malformed.code);
    other.send({ t: "page", tab: other.tab, page: { path: "/x", title: "" } });
    expect(await other.next("visit")).toBeTruthy();
  });

  it("[FRM8] a flood of good frames closes that socket", async () => {
    const page = await visit(key);
    for (let i = 0; i <= limits.framesPerTenSeconds; i++) page.send({ t: "typing", tab: page.tab, on: true });
    expect(await page.closed).toBe(close.tooMany.code);
  });

  it("[FRM1] a binary frame is refused", async () => {
    const page = await visit(key);
    page.sendText(new Uint8Array([1, 2, 3]).buffer);
    expect(await page.next("error")).toMatchObject({ code: "malformed" });
  });

  it("[FRM3] an oversized frame closes with its code, and is not stored", async () => {
    const page = await visit(key);
    const before = await logLength();
    page.sendText(JSON.stringify({ t: "message", tab: page.tab, id: randomId(), body: "é".repeat(9_000) }));
    expect(await page.next("error")).toMatchObject({ code: "too_large" });
    expect(await page.closed).toBe(close.tooLarge.code);
    expect(await logLength()).toBe(before);
  });

  it("a message that is empty, too long or without a secret is refused by its id", async () => {
    const page = await visit(key);
    page.send({ t: "message", tab: page.tab, id: randomId(), body: "   ", secret: randomSecret() });
    expect(await page.next("error")).toMatchObject({ code: "malformed", detail: '"body" is empty.' });
    page.send({ t: "message", tab: page.tab, id: randomId(), body: "x".repeat(4_001), secret: randomSecret() });
    expect(await page.next("error")).toMatchObject({ code: "malformed" });
    const id = randomId();
    const anew = await visit(key);
    anew.send({ t: "message", tab: anew.tab, id, body: "x" });
    expect(await anew.next("error")).toMatchObject({ code: "malformed", id });
  });

  it("[CON6] anything before hello, or for a tab that did not say hello, is refused", async () => {
    const page = await knock(key);
    page.send({ t: "typing", tab: page.tab, on: true });
    expect(await page.next("error")).toMatchObject({ code: "no_hello" });
    page.send(helloOf(page.tab));
    await page.next("welcome");
    page.send({ t: "typing", tab: randomId(), on: true });
    expect(await page.next("error")).toMatchObject({ code: "no_hello" });
  });

  it("[CON7] ping is answered pong", async () => {
    const page = await visit(key);
    page.sendText("ping");
    await expect.poll(() => page.raw).toContain("pong");
  });

  it("[WHO3] forged tickets and secrets open nothing", async () => {
    const page = await visit(key, { hello: { ticket: "AAAA", visit: "not%sealed", secret: randomSecret() } });
    expect(page.welcome.conversation).toBeNull();
  });
});

describe("connecting", () => {
  it.each([["https://evil.example"], ["https://shop.example.evil.example"], ["http://shop.example"], ["null"], [""]])(
    "[CON4] the foreign origin %j is closed with a final code",
    async (origin) => {
      expect(await (await knock(key, { origin })).closed).toBe(close.origin.code);
    },
  );

  it("[CON4] an unknown key and a malformed one are closed with a final code", async () => {
    for (const wrong of ["a".repeat(16), "UPPER", "x"])
      expect(await (await knock(wrong)).closed).toBe(close.unknownSite.code);
  });

  it("[CON1] a version that is not spoken is closed with a final code, on both sockets", async () => {
    expect(await (await knock(key, { version: "v999" })).closed).toBe(close.version.code);
    expect(await (await knockAsAgent(site, bo.cookie, EDGE, "v0")).closed).toBe(close.version.code);
  });

  it("[CON2] a socket's address without an upgrade answers 426", async () => {
    expect(await problemOf(await call(`/v1/visitor/${key}`))).toMatchObject({ status: 426, code: "upgrade_required" });
  });

  it("[CON5] an agent's socket needs a session, the console's origin and membership", async () => {
    const stranger = await signUpStranger();
    expect(await (await knockAsAgent(site, "")).closed).toBe(close.unauthorized.code);
    expect(await (await knockAsAgent(site, "hejdesk.session_token=forged.AAAA")).closed).toBe(close.unauthorized.code);
    expect(await (await knockAsAgent(site, desk.owner.cookie, SHOP)).closed).toBe(close.origin.code);
    expect(await (await knockAsAgent(site, stranger.cookie)).closed).toBe(close.forbidden.code);
    expect(await (await knockAsAgent(randomId(), desk.owner.cookie)).closed).toBe(close.forbidden.code);
  });
});

describe("an agent's frames", () => {
  it("[FRM7] a foreign or unknown conversation is not_found for every frame that names one", async () => {
    const elsewhere = await addSite(desk);
    const page = await visit(elsewhere.key);
    page.send({ t: "message", tab: page.tab, id: randomId(), body: "On another site", secret: randomSecret() });
    const { conversation } = await page.next("ack");
    const agent = await attend(site, bo);
    const id = randomId;
    agent.send({ t: "message", id: id(), conversation, body: "x" });
    expect(await agent.next("error")).toMatchObject({ code: "not_found" });
    agent.send({ t: "assign", id: id(), conversation, agent: bo.id });
    expect(await agent.next("error")).toMatchObject({ code: "not_found" });
    agent.send({ t: "close", id: id(), conversation });
    expect(await agent.next("error")).toMatchObject({ code: "not_found" });
    agent.send({ t: "log", conversation });
    expect(await agent.next("error")).toMatchObject({ code: "not_found" });
    agent.send({ t: "read", conversation, seq: 1 });
    expect(await agent.next("error")).toMatchObject({ code: "not_found" });
    agent.close();
  });

  it("assigning to somebody who is no member is refused", async () => {
    const page = await visit(key);
    page.send({ t: "message", tab: page.tab, id: randomId(), body: "x", secret: randomSecret() });
    const { conversation } = await page.next("ack");
    const agent = await attend(site, desk.owner);
    agent.send({ t: "assign", id: randomId(), conversation, agent: "nobody-here" });
    expect(await agent.next("error")).toMatchObject({ code: "not_found" });
    agent.close();
  });
});

describe("the API", () => {
  it("every error is one shape with a stable code (RFC 9457)", async () => {
    const response = await call("/api/nothing", { cookie: desk.owner.cookie });
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await problemOf(response)).toMatchObject({ status: 404, code: "not_found", instance: expect.any(String) });
  });

  it("without a session it answers 401", async () => {
    for (const path of ["/api/me", `/api/sites/${site}`, `/api/sites/${site}/history`])
      expect(await problemOf(await call(path))).toMatchObject({ status: 401, code: "unauthorized" });
  });

  it("what changes something needs the console's own Origin, sign-in included", async () => {
    for (const origin of [SHOP, "null"]) {
      const headers = { origin };
      const patch = await call(`/api/sites/${site}`, {
        method: "PATCH",
        json: { name: "x" },
        cookie: desk.owner.cookie,
        headers,
      });
      expect(await problemOf(patch)).toMatchObject({ status: 403, code: "origin_required" });
      const signIn = await call("/api/auth/sign-in/email", {
        json: { email: "a@example.com", password: "x" },
        headers,
      });
      expect(signIn.status).toBe(403);
    }
  });

  it("a site of another organization is not found, in every path", async () => {
    const stranger = await signUpStranger();
    const { cookie } = stranger;
    for (const path of [`/api/sites/${site}`, `/api/sites/${site}/history`, `/api/sites/${site}/history/${randomId()}`])
      expect(await problemOf(await call(path, { cookie }))).toMatchObject({ status: 404, code: "not_found" });
    expect((await call(`/api/sites/${site}`, { method: "PATCH", json: { name: "Mine" }, cookie })).status).toBe(404);
    const path = `/api/organizations/${desk.organization}/sites`;
    expect((await call(path, { json: { name: "x", origins: [SHOP] }, cookie })).status).toBe(404);
  });

  it("bad fields are named, and nothing changes", async () => {
    const { cookie } = desk.owner;
    const path = `/api/sites/${site}`;
    const before = await (await call(path, { cookie })).json();
    for (const [json, detail] of [
      [{ origins: ["shop.example"] }, /origins\.0: must look like/],
      [{ origins: [] }, /origins: name at least one/],
      [{ origins: ["https://*.com"] }, /origins\.0: must look like/],
      [{ color: "red" }, /color: must look like/],
      [{ name: "" }, /name/],
    ] as const) {
      const problem = await problemOf(await call(path, { method: "PATCH", json, cookie }));
      expect(problem).toMatchObject({ status: 400, code: "malformed", detail: expect.stringMatching(detail) });
    }
    const text = await call(path, { method: "PATCH", body: "{", cookie });
    expect(await problemOf(text)).toMatchObject({ status: 400, code: "malformed" });
    for (const [to, method, size] of [
      [path, "PATCH", limits.settings],
      [`/api/organizations/${desk.organization}/sites`, "POST", 16_384],
    ] as const) {
      const large = await call(to, { method, json: { name: "x".repeat(size) }, cookie });
      expect(await problemOf(large)).toMatchObject({ status: 413, code: "too_large" });
    }
    expect(await (await call(path, { cookie })).json()).toEqual(before);
  });

  it("a jurisdiction that the runtime cannot keep is refused, not put elsewhere", async () => {
    const json = { name: "EU", origins: [SHOP], jurisdiction: "eu" };
    const path = `/api/organizations/${desk.organization}/sites`;
    const answer = await problemOf(await call(path, { json, cookie: desk.owner.cookie }));
    expect(answer).toMatchObject({ status: 503, code: "unavailable" });
    const { results } = await env.DIRECTORY.prepare("SELECT id FROM site WHERE jurisdiction = 'eu'").all();
    expect(results).toEqual([]);
  });

  it("an agent may read a site but not change it or add one", async () => {
    const { cookie } = bo;
    expect((await call(`/api/sites/${site}`, { cookie })).status).toBe(200);
    expect(
      await problemOf(await call(`/api/sites/${site}`, { method: "PATCH", json: { name: "x" }, cookie })),
    ).toMatchObject({
      status: 403,
      code: "forbidden",
    });
    const path = `/api/organizations/${desk.organization}/sites`;
    expect((await call(path, { json: { name: "x", origins: [SHOP] }, cookie })).status).toBe(403);
  });

  it("too many sign-ins with one e-mail are refused with a time to wait, wherever they come from", async () => {
    const attempt = (email: string, address: string) =>
      call("/api/auth/sign-in/email", {
        json: { email, password: "wrong password" },
        headers: { "cf-connecting-ip": address },
      });
    for (let i = 0; i < 10; i++) expect((await attempt("nobody@example.com", `198.51.100.${i}`)).status).toBe(401);
    const refused = await attempt("Nobody@example.com", "198.51.100.200");
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await problemOf(refused)).toMatchObject({ status: 429, code: "rate_limited" });
    expect((await attempt("other@example.com", "198.51.100.200")).status).toBe(401);
  });

  it("too many sign-ins from one network are refused, an IPv6 household being one", async () => {
    const window = { limit: 50, period: 600_000 };
    for (let i = 0; i < 50; i++) await take(env, "network:2001:db8:7:7", window);
    const answer = await call("/api/auth/sign-in/email", {
      json: { email: "neighbour@example.com", password: "x" },
      headers: { "cf-connecting-ip": "2001:db8:7:7::99" },
    });
    expect(answer.status).toBe(429);
  });
});

/** Somebody of another organization, on the same deployment. */
let known: Promise<Person> | null = null;
function signUpStranger(): Promise<Person> {
  known ??= (async () => {
    const stranger = await invite(desk, "Stranger", "agent");
    const { members } = await (
      await call(`/api/auth/organization/list-members?organizationId=${desk.organization}`, {
        cookie: desk.owner.cookie,
      })
    ).json<{ members: { id: string; userId: string }[] }>();
    const member = members.find(({ userId }) => userId === stranger.id);
    await call("/api/auth/organization/remove-member", {
      json: { memberIdOrEmail: member?.id, organizationId: desk.organization },
      cookie: desk.owner.cookie,
    });
    return stranger;
  })();
  return known;
}
