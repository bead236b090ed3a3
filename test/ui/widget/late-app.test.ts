import { within } from "@solidjs/testing-library";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Hej } from "../../../widget/api/hej.ts";
import * as app from "../../../widget/app/mount.tsx";
import { en } from "../../../widget/locales/en.ts";
import * as link from "../../../widget/visit/visit.ts";
import { FakeSocket } from "../../unit/link/fake-socket.ts";
import { availability, conversation, says, text, welcome } from "./frames.ts";

/** The real parts, whose chunks come when the test lets them. */
const load = vi.fn();
vi.mock("../../../widget/loader/chunks.ts", () => ({ load }));
vi.mock("partysocket/ws", () => import("./quiet-socket.ts"));

const NAME = "hejdesk:abcdefgh12345678";
const first = conversation([text(1, "agent", "Can I help?")], { ticket: "sealed" });
const settle = () => vi.advanceTimersByTimeAsync(1);
const root = () => [...document.body.children].find((child) => child.shadowRoot)?.shadowRoot;
const inside = () => within(root() as unknown as HTMLElement);
const sent = (type: string) => FakeSocket.made.flatMap((socket) => socket.frames()).filter((frame) => frame.t === type);

let appChunk: () => Promise<object>;
const heard = vi.fn();

/** Up to the welcome. */
async function start(): Promise<[FakeSocket, Hej]> {
  vi.resetModules();
  await import("../../../widget/loader/loader.ts");
  const { hej } = window;
  if (!hej) throw new Error("The tag left no hej.");
  hej("on", "message", heard);
  await vi.advanceTimersByTimeAsync(2_001);
  const socket = FakeSocket.last();
  socket.accept();
  socket.say(welcome());
  return [socket, hej];
}

const apps = () => load.mock.calls.filter(([, name]) => name === "app").length;

beforeEach(() => {
  vi.useFakeTimers();
  Reflect.deleteProperty(window, "requestIdleCallback");
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal("HEJDESK_TAG", {
    key: "abcdefgh12345678",
    edge: "https://edge.example",
    settings: { name: "Fjord & Field", color: "#ffd400", position: "left", greeting: "", strict: false },
    availability: availability(true),
  });
  FakeSocket.made = [];
  appChunk = async () => app;
  load.mockImplementation(async (_edge: string, name: string) => (name === "link" ? link : appChunk()));
});

afterEach(async () => {
  window.hej?.("destroy");
  Reflect.deleteProperty(window, "hej");
  // The other way to the site may be on its way here, and the zero-length wait of partysocket.
  await vi.dynamicImportSettled();
  await settle();
  expect(root()).toBeUndefined();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
  localStorage.clear();
  sessionStorage.clear();
});

describe("an app that comes late", () => {
  test("is not asked for by a visitor who only looks", async () => {
    const [socket, hej] = await start();
    hej("identify", { name: "Ada" });
    hej("track", "looked");
    hej("page", { path: "/tents" });
    socket.say({ t: "availability", availability: availability(false) });
    socket.cut(1006);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(load.mock.calls.map(([, name]) => name)).toEqual(["link"]);
  });

  test("has lost nothing of what was said while it was on its way, and tells it once", async () => {
    let arrive: () => void = () => {};
    appChunk = () => new Promise((resolve) => (arrive = () => resolve(app)));
    const [socket] = await start();
    socket.say({ t: "conversation", conversation: first });
    await settle();
    socket.say(says(text(2, "agent", "Just ask.")));
    socket.say(says(text(3, "agent", "Anything.")));
    await settle();
    expect(heard).not.toHaveBeenCalled();
    arrive();
    await settle();
    socket.say(says(text(4, "agent", "I am here.")));
    await settle();
    expect(apps()).toBe(1);
    expect(heard.mock.calls.map(([{ text }]) => text)).toEqual(["Can I help?", "Just ask.", "Anything.", "I am here."]);
    window.hej?.("open");
    await settle();
    const bubbles = [...(root()?.querySelectorAll(".bubble") ?? [])].map((bubble) => bubble.textContent);
    expect(bubbles).toEqual([en.greeting, "Can I help?", "Just ask.", "Anything.", "I am here."]);
    expect(sent("received").at(-1)).toMatchObject({ seq: 4 });
  });

  test("that could not be had the first time is had with the next word, which is not the only one", async () => {
    appChunk = () => Promise.reject(new Error("offline"));
    const [socket] = await start();
    socket.say({ t: "conversation", conversation: first });
    await settle();
    expect(apps()).toBe(1);
    appChunk = async () => app;
    socket.say(says(text(2, "agent", "Just ask.")));
    await settle();
    window.hej?.("open");
    await settle();
    expect(inside().getAllByText("Can I help?")).toHaveLength(1);
    expect(inside().getAllByText("Just ask.")).toHaveLength(1);
    expect(sent("hello")).toHaveLength(1);
  });

  test.each([
    ["a click, though it was kept open", true, 1],
    ["both of a double click", false, 2],
  ])("opens for %s", async (_, open, clicks) => {
    let arrive: () => void = () => {};
    appChunk = () => new Promise((resolve) => (arrive = () => resolve(app)));
    sessionStorage.setItem(NAME, JSON.stringify({ open }));
    await start();
    const button = root()?.querySelector("button");
    for (let click = 0; click < clicks; click++) button?.click();
    await settle();
    arrive();
    await settle();
    expect(inside().getByRole("dialog")).toBeTruthy();
    button?.click();
    await settle();
    expect(inside().queryByRole("dialog")).toBeNull();
  });

  test("that could not be had is had once the link is back", async () => {
    appChunk = () => Promise.reject(new Error("offline"));
    const [socket] = await start();
    socket.say({ t: "conversation", conversation: first });
    await settle();
    appChunk = async () => app;
    socket.cut(1006);
    await vi.advanceTimersByTimeAsync(3_100);
    FakeSocket.last().accept();
    FakeSocket.last().say(welcome(first));
    await settle();
    expect(inside().getByText("Can I help?")).toBeTruthy();
  });

  test("[RES2] sends what the last page could not, though welcome came long before it", async () => {
    const id = "own-000000000000000000";
    localStorage.setItem(NAME, JSON.stringify({ secret: "A".repeat(43), outbox: [{ id, body: "Still there?" }] }));
    let arrive: () => void = () => {};
    appChunk = () => new Promise((resolve) => (arrive = () => resolve(app)));
    const [socket] = await start();
    expect(sent("hello")[0]?.secret).toBe("A".repeat(43));
    await vi.advanceTimersByTimeAsync(5_000);
    arrive();
    await settle();
    expect(sent("message")).toMatchObject([{ id, body: "Still there?" }]);
    socket.say({ t: "ack", id, conversation: "c", seq: 1, at: Date.now() });
    expect(JSON.parse(localStorage.getItem(NAME) ?? "").outbox).toEqual([]);
    window.hej?.("open");
    await settle();
    expect(inside().getAllByText("Still there?")).toHaveLength(1);
  });
});
