import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { close } from "#protocol/close";
import { ask, call } from "./support/http.ts";
import { type Desk, openDesk, WHILE_STAFFED } from "./support/people.ts";
import { knock } from "./support/wire.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(WHILE_STAFFED);
});

describe("the tag", () => {
  it("is one request with the site's settings and availability in it, for every origin", async () => {
    const response = await call(`/w/${desk.site.key}.js`);
    const body = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("text/javascript");
    expect(response.headers.get("cache-control")).toBe("no-cache");
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(body).toContain(`"key":"${desk.site.key}"`);
    expect(body).toMatch(/"availability":\{"open":false,"until":\d+\}/);
    expect(body).not.toContain("__HEJDESK_TAG__");
  });

  it("holds nothing secret: neither the site's id nor its origins", async () => {
    const body = await (await call(`/w/${desk.site.key}.js`)).text();
    expect(body).not.toContain(desk.site.id);
    expect(body).not.toContain("shop.example");
  });

  it("answers 304 to who has it", async () => {
    const { headers } = await call(`/w/${desk.site.key}.js`);
    const again = await call(`/w/${desk.site.key}.js`, { headers: { "if-none-match": headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
    const weak = `"other", W/${headers.get("etag")}`;
    expect((await call(`/w/${desk.site.key}.js`, { headers: { "if-none-match": weak } })).status).toBe(304);
    expect((await call(`/w/${desk.site.key}.js`, { headers: { "if-none-match": '"other"' } })).status).toBe(200);
  });

  it("answers 404 to an unknown or malformed key, with what to do", async () => {
    for (const key of ["a".repeat(16), "nonsense!", "UPPERCASEUPPERCA"]) {
      const response = await call(`/w/${key}.js`);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({
        code: "unknown_site",
        detail: expect.stringContaining("Copy the tag again"),
      });
    }
  });

  it("keeps a greeting with markup from ending the script it stands in", async () => {
    const site = await ask<{ key: string }>(`/api/organizations/${desk.organization}/sites`, {
      json: { name: "</script><script>alert(1)//\u2028", origins: ["https://shop.example"] },
      cookie: desk.owner.cookie,
    });
    const body = await (await call(`/w/${site.key}.js`)).text();
    expect(body).not.toContain("</script>");
    expect(body).not.toContain("\u2028");
  });
});

describe("what is no file", () => {
  const html = { headers: { accept: "text/html,*/*" } };

  it("is the console for a path of the console, with its own policy", async () => {
    for (const path of ["/sign-in", `/sites/${desk.site.id}/inbox`]) {
      const response = await call(path, html);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain("<!doctype html>");
      expect(response.headers.get("content-security-policy")).toContain("require-trusted-types-for");
    }
  });

  it("is 404, and kept by nobody, for a chunk that went with a deploy", async () => {
    for (const path of ["/widget/app-gone.js", "/console/board-gone.js"]) {
      const response = await call(path, html);
      expect(response.status).toBe(404);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(response.headers.get("cache-control")).toBe("no-store");
    }
  });

  it("is 404 for an unknown path of the API, also in a browser", async () => {
    expect((await call("/api/nothing", { ...html, cookie: desk.owner.cookie })).status).toBe(404);
  });
});

/** The minute that is counted in may end in the middle of a test: twice as many are too many in one of two. */
const TWO_WINDOWS = 2;

describe("limits in front of the site", () => {
  it("refuse a flood of tags from one network, with a time to wait, and nobody else's", async () => {
    const ask = (address: string) => call(`/w/${desk.site.key}.js`, { headers: { "cf-connecting-ip": address } });
    const answers = await Promise.all(
      Array.from({ length: TWO_WINDOWS * 605 }, (_, i) => ask(`2001:db8:1:1::${i.toString(16)}`)),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.headers.get("retry-after")).toBe("60");
    expect((await ask("2001:db8:1:2::1")).status).toBe(200);
  });

  it("[CON2] refuse a flood of sockets from one network with a code that lets it come back later", async () => {
    const address = "198.51.100.77";
    const codes = new Set<number>();
    for (let i = 0; i < TWO_WINDOWS * 125 && codes.size < 2; i++) {
      const page = await knock(desk.site.key, { address, origin: "https://elsewhere.example" });
      codes.add(await page.closed);
    }
    expect(codes).toEqual(new Set([close.origin.code, close.tooMany.code]));
  });
});

describe("logs", () => {
  it("are a line of JSON a request, with an id that is in the error too, and with no key, address or e-mail", async () => {
    const lines: string[] = [];
    const log = vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
    const secret = {
      json: { email: "kari@example.com", password: "x" },
      headers: { "cf-connecting-ip": "203.0.113.99" },
    };
    const answer = await call("/api/auth/sign-in/email", secret);
    await call(`/w/${desk.site.key}.js`, { headers: { "cf-connecting-ip": "203.0.113.99" } });
    log.mockRestore();
    const [first, second] = lines.map((line) => JSON.parse(line));
    expect(first).toMatchObject({
      level: "info",
      message: "request",
      method: "POST",
      status: 401,
      ms: expect.any(Number),
    });
    expect(first.request).toBe((await answer.json<{ instance: string }>()).instance);
    expect(second.route).toContain("/w/");
    for (const hidden of [desk.site.key, "203.0.113.99", "kari"]) expect(lines.join()).not.toContain(hidden);
  });
});

describe("/healthz", () => {
  it("says what it checked", async () => {
    const response = await call("/healthz");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      ok: true,
      checks: { directory: true, history: true, widget: true, secret: true },
      timeZones: expect.stringMatching(/^20\d\d[a-z]$/),
    });
  });

  it("says that the zone data is at least that of July 2026, which moved Morocco and Alberta", async () => {
    const { timeZones } = await (await call("/healthz")).json<{ timeZones: string }>();
    expect(timeZones >= "2026c").toBe(true);
  });

  it("says what fails, with 503", async () => {
    await env.HISTORY.prepare("ALTER TABLE conversation RENAME TO elsewhere").run();
    const response = await call("/healthz");
    await env.HISTORY.prepare("ALTER TABLE elsewhere RENAME TO conversation").run();
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ ok: false, checks: { directory: true, history: false } });
  });

  it("comes with security headers, as every answer of the API does", async () => {
    const { headers } = await call("/healthz");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("strict-transport-security")).toContain("max-age");
  });
});
