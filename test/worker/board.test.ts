import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { BoardWindow } from "#protocol/board-window";
import { randomSecret } from "#protocol/ids";
import { limits } from "#protocol/limits";
import type { VisitorFrame } from "#protocol/visitor";
import { askFor, watch } from "./support/board.ts";
import { addSite, type Desk, openDesk, WHILE_STAFFED } from "./support/people.ts";
import { attend, visit } from "./support/wire.ts";

let desk: Desk;
let address = 0;

beforeAll(async () => {
  desk = await openDesk(WHILE_STAFFED);
});

/** A site of its own for each: all who are on it are on its board. */
beforeEach(async () => {
  desk = { ...desk, site: await addSite(desk, WHILE_STAFFED) };
});

/** Somebody alone at their address, on a page. */
const comes = (path: string, more: Parameters<typeof visit>[1] = {}) =>
  visit(desk.site.key, {
    address: `192.0.2.${++address}`,
    ...more,
    hello: { page: { path, title: path }, ...more.hello },
  });

const watches = (...ask: Parameters<typeof askFor>) => watch(desk.site.id, desk.owner, askFor(...ask));
const paths = (window: BoardWindow) => window.rows.map(({ tabs }) => tabs[0]?.page.path);
const evict = () => evictDurableObject(env.SITE.get(env.SITE.idFromName(desk.site.id)));

describe("[BRD1] a console asks for what it shows of the board", () => {
  it("RocketChat#4089: and gets the rows in view, how many there are, and what changes of them", async () => {
    for (const path of ["/a", "/b", "/c"]) await comes(path);
    const console = await watches(1, { count: 2, sort: "longest" });
    const first = await console.until(({ n }) => n === 1);
    expect(paths(first)).toEqual(["/a", "/b"]);
    expect(first).toMatchObject({ here: 3, matching: 3, from: 0 });
    const fourth = await comes("/d");
    await console.until(({ here }) => here === 4);
    console.ask(askFor(2, { from: 2, count: 2, sort: "longest" }));
    expect(paths(await console.until(({ n }) => n === 2))).toEqual(["/c", "/d"]);
    fourth.send({ t: "page", tab: fourth.tab, page: { path: "/e", title: "E" } });
    expect(paths(await console.until((window) => paths(window).includes("/e")))).toEqual(["/c", "/e"]);
    fourth.close();
    expect(await console.until(({ here }) => here === 3)).toMatchObject({ matching: 3, from: 1 });
    console.close();
  });

  it("only who matches, by words or by the page that they have open", async () => {
    await comes("/a", { cf: { country: "NO" } });
    await comes("/b", { cf: { country: "DE" } });
    const console = await watches(1, { text: "norway" });
    expect(paths(await console.until(({ n }) => n === 1))).toEqual(["/a"]);
    console.ask(askFor(2, { page: "/b" }));
    expect(paths(await console.until(({ n }) => n === 2))).toEqual(["/b"]);
    console.ask(askFor(3, null, { pages: true }));
    const { pages, rows } = await console.until(({ n }) => n === 3);
    expect(pages).toEqual([
      { path: "/a", title: "/a", here: 1 },
      { path: "/b", title: "/b", here: 1 },
    ]);
    expect(rows).toEqual([]);
    console.close();
  });

  it("one visit whole, by its id or by who is on it, until that is gone", async () => {
    const secret = randomSecret();
    const page = await comes("/a");
    page.send({ t: "message", tab: page.tab, id: "m".repeat(22), body: "Hej", secret });
    await page.next("ack");
    const other = await comes("/b");
    const console = await watches(1);
    const { rows } = await console.until((window) => window.rows.some(({ tabs }) => tabs[0]?.visitor !== null));
    const hers = rows.find(({ tabs }) => tabs[0]?.visitor !== null);
    const visitor = hers?.tabs[0]?.visitor ?? "";
    console.ask(askFor(2, null, { open: { visitor } }));
    const { open } = await console.until(({ n }) => n === 2);
    expect(open).toMatchObject({ id: hers?.id, trail: [{ path: "/a" }] });
    page.close();
    await console.until((window) => window.open === null);
    console.ask(askFor(3, null, { open: { visit: rows.find(({ id }) => id !== hers?.id)?.id ?? "" } }));
    expect((await console.until(({ n }) => n === 3)).open?.tabs[0]?.page.path).toBe("/b");
    other.close();
    console.close();
  });

  it("while it is held nothing moves: who leaves is told as gone, and who comes is below", async () => {
    const first = await comes("/a");
    await comes("/b");
    const console = await watches(1, { hold: true });
    await console.until(({ n }) => n === 1);
    first.close();
    await comes("/c");
    const held = await console.until(({ gone, matching }) => gone.length === 1 && matching === 3);
    expect(paths(held)).toEqual(["/b", "/a", "/c"]);
    console.ask(askFor(2));
    expect(paths(await console.until(({ n }) => n === 2))).toEqual(["/c", "/b"]);
    console.close();
  });

  it("an ask beyond the bounds is refused, and changes nothing", async () => {
    const console = await watches(1);
    console.ask(askFor(2, { count: limits.boardRows + 1 }));
    expect(await console.next("error")).toMatchObject({ code: "malformed", detail: expect.stringContaining("count") });
    console.close();
  });
});

describe("[BRD2] the window of a console", () => {
  it("is told whole after an eviction, for what it asked before", async () => {
    await comes("/a");
    const page = await comes("/b");
    const console = await watches(7, { text: "/b" });
    await console.until(({ n }) => n === 7);
    await evict();
    page.send({ t: "page", tab: page.tab, page: { path: "/b2", title: "" } });
    const told = await console.next("board");
    expect(told).toMatchObject({ n: 7, here: 2, matching: 1, from: 0 });
    expect(told.put.map(({ tabs }) => tabs[0]?.page.path)).toEqual(["/b2"]);
    expect(told.ids).toHaveLength(1);
    console.close();
  });

  it("changes at most four times a second, however much happens", async () => {
    const page = await comes("/a");
    const console = await watches(1);
    await console.until(({ n }) => n === 1);
    console.rest();
    for (let i = 0; i < 40; i++) {
      page.send({ t: "page", tab: page.tab, page: { path: `/p${i}`, title: "" } });
      await page.next("visit");
    }
    await console.until((window) => paths(window)[0] === "/p39");
    const told = console.raw.filter((text) => text.includes('"t":"board"')).length;
    expect(told).toBeLessThan(10);
    console.close();
  });

  it("[SLW2] is left out for one that reads slowly, and whole again when it caught up", async () => {
    const page = await comes("/a");
    page.send({ t: "message", tab: page.tab, id: "s".repeat(22), body: "Hej", secret: randomSecret() });
    const { conversation } = await page.next("ack");
    const slow = await watches(1);
    await slow.until(({ n }) => n === 1);
    slow.deafen();
    const writer = await attend(desk.site.id, desk.owner);
    const count = Math.ceil(limits.unreadByAgent / 4 / limits.body) + 1;
    for (let i = 0; i < count; i++) {
      const id = `${String(i).padStart(4, "0")}${"w".repeat(18)}`;
      writer.send({ t: "message", id, conversation, body: "x".repeat(limits.body) });
      await writer.next("ack", (ack) => ack.id === id);
    }
    const { n } = await slow.next("probe");
    slow.rest();
    await comes("/unseen");
    await writer.next("visits", ({ put }) => put.some(({ trail }) => trail.at(-1)?.path === "/unseen"));
    expect(slow.rest().filter(({ t }) => t === "board")).toEqual([]);
    slow.send({ t: "got", n: n * 8 });
    expect(paths(await slow.until(({ here }) => here === 2))).toContain("/unseen");
    for (const one of [slow, writer]) one.close();
  });
});

describe("[STR1] who is stuck", () => {
  const click = (page: { tab: string; send(frame: VisitorFrame): void }, detail: string) =>
    page.send({ t: "act", tab: page.tab, kind: "rage", detail });

  it("comes up on the board with the signs, also after an eviction by what is kept with its socket", async () => {
    const stuck = await comes("/checkout");
    await comes("/tents");
    const console = await watches(1, { sort: "stuck" });
    expect(paths(await console.until(({ n }) => n === 1))).toEqual(["/tents", "/checkout"]);
    click(stuck, "#pay");
    for (const kind of ["form-error", "dead"] as const) stuck.send({ t: "act", tab: stuck.tab, kind, detail: "#pay" });
    const up = await console.until((window) => window.rows[0]?.struggle?.stuck === true);
    expect(paths(up)).toEqual(["/checkout", "/tents"]);
    expect(up.rows[0]?.struggle?.signals[0]).toMatchObject({ kind: "rage", evidence: { target: "#pay", times: 1 } });
    await evict();
    stuck.send({ t: "page", tab: stuck.tab, page: { path: "/checkout", title: "Checkout" } });
    const after = await console.until(({ rows }) => rows[0]?.tabs[0]?.page.title === "Checkout");
    expect(after.rows[0]?.struggle?.stuck).toBe(true);
    console.close();
  });

  it("is nobody by what happens on a page that is not to be watched", async () => {
    const page = await comes("/game", { hello: { page: { path: "/game", title: "", ignored: true } } });
    for (let i = 0; i < 5; i++) click(page, "#board");
    page.send({ t: "identify", tab: page.tab, person: { name: "Kari" } });
    const console = await watches(1);
    const { rows } = await console.until((window) => window.rows[0]?.tabs[0]?.person.name === "Kari");
    expect(rows[0]?.struggle ?? null).toBeNull();
    console.close();
  });
});

it("[BRD3] a console of the version before, which asks for no part, gets all visits whole", async () => {
  await comes("/a");
  const before = await attend(desk.site.id, desk.owner);
  expect(before.now.visits.map(({ trail }) => trail.map(({ path }) => path))).toEqual([["/a"]]);
  await comes("/b");
  const { put } = await before.next("visits");
  expect(put[0]?.trail[0]?.path).toBe("/b");
  expect(before.raw.join()).not.toContain('"t":"board"');
  before.close();
});
