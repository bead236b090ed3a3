import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { noMarks } from "#protocol/marks";
import type { TagConfig } from "#protocol/model";
import type { InviteFrame, ToVisitor } from "#protocol/visitor";
import type { Launcher } from "../../../widget/loader/desk.ts";
import { makeLauncher } from "../../../widget/loader/launcher.ts";
import { type Joined, makeVisit, type Visit } from "../../../widget/visit/visit.ts";
import { FakeSocket } from "../../unit/link/fake-socket.ts";
import { availability, conversation, event, maja, says, text, welcome } from "./frames.ts";

vi.mock("partysocket/ws", () => import("./quiet-socket.ts"));

const NAME = "hejdesk:abcdefgh12345678";
const closedAndRead = conversation([text(1, "agent"), event(2, "closed")], {
  state: "closed",
  marks: { ...noMarks, visitor: { delivered: 2, read: 1 } },
});

const wake = vi.fn();
let visit: Visit;
let launcher: Launcher;
let told: [string, unknown][];

/** A page with the launcher and the link, and no chat. */
async function start(strict = false): Promise<FakeSocket> {
  const config: TagConfig = {
    key: "abcdefgh12345678",
    edge: "https://edge.example",
    settings: { name: "Fjord & Field", color: "#0b6e5f", position: "right", greeting: "", strict },
    availability: availability(true),
  };
  launcher = makeLauncher(config);
  document.body.append(launcher.host);
  visit = makeVisit({
    ...launcher,
    config,
    emit: (name, detail) => told.push([name, detail]),
    wake,
    leave() {},
  });
  await vi.advanceTimersByTimeAsync(1);
  FakeSocket.last().accept();
  return FakeSocket.last();
}

function end(): void {
  visit.end();
  launcher.say(false);
  launcher.host.remove();
}

/** A chat that only writes down what it gets. */
function join() {
  const got: [string, number][] = [];
  const frames: ToVisitor[] = [];
  const states: string[] = [];
  const departments: string[] = [];
  const invitations: InviteFrame[] = [];
  const known = { since: { conversation: "c", seq: 7 } };
  const chat: Joined = {
    known: () => known,
    onFrame(frame, at) {
      got.push([frame.t, at]);
      frames.push(frame);
    },
    onState: (state) => states.push(state),
    onDepartment: (department) => departments.push(department),
    onInvited: (by) => invitations.push(by),
  };
  visit.join(chat);
  return { got, frames, states, departments, invitations };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  vi.stubGlobal("WebSocket", FakeSocket);
  FakeSocket.made = [];
  told = [];
});

afterEach(async () => {
  end();
  // The other way to the site may be on its way here, and the zero-length wait of partysocket.
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(1);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
  localStorage.clear();
  sessionStorage.clear();
});

describe("presence alone", () => {
  test("[TAB1] a secret that another tab made while the hello was on its way is said after the welcome", async () => {
    const secret = "A".repeat(43);
    const socket = await start();
    const hellos = () => socket.frames().filter(({ t }) => t === "hello");
    localStorage.setItem(NAME, JSON.stringify({ secret }));
    dispatchEvent(new Event("storage"));
    expect(hellos().map((hello) => hello.secret)).toEqual([undefined]);
    socket.say(welcome());
    expect(hellos().map((hello) => hello.secret)).toEqual([undefined, secret]);
    socket.say(welcome());
    expect(hellos()).toHaveLength(2);
  });

  test("[WHO1] never brings in the app, and stores nothing", async () => {
    const socket = await start();
    visit.identify({ name: "Ada" });
    visit.track("looked", { at: "tents" });
    socket.say(welcome());
    for (const open of [false, true, false]) socket.say({ t: "availability", availability: availability(open) });
    socket.say({ t: "visit", tab: "x", visit: "sealed-again" });
    visit.page({ path: "/tents" });
    socket.cut(1006);
    await vi.advanceTimersByTimeAsync(3_100);
    FakeSocket.last().accept();
    FakeSocket.last().say(welcome(closedAndRead));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(wake).not.toHaveBeenCalled();
    expect([localStorage.length, sessionStorage.length, document.cookie]).toEqual([0, 0, ""]);
  });

  test("[CON8] says again after each welcome who this is, and once what they did", async () => {
    const socket = await start();
    visit.identify({ name: "Ada" });
    visit.track("looked");
    expect(socket.types()).toEqual(["hello"]);
    socket.say(welcome());
    expect(socket.types()).toEqual(["hello", "identify", "track"]);
    socket.cut(1006);
    await vi.advanceTimersByTimeAsync(3_100);
    const next = FakeSocket.last();
    next.accept();
    next.say(welcome());
    expect(next.types()).toEqual(["hello", "identify"]);
    expect(next.frames()[0]).toMatchObject({ visit: "sealed-visit", page: { path: "/" } });
  });

  test("[WHO5] adds up what is said of the visitor, the newest first where it is too much", async () => {
    const socket = await start();
    socket.say(welcome());
    visit.identify({ name: "Ada", attributes: { plan: "free", orders: 3 } });
    visit.identify({ email: "ada@example.com", attributes: { plan: "gold" } });
    expect(socket.frames().at(-1)?.person).toEqual({
      name: "Ada",
      email: "ada@example.com",
      attributes: { plan: "gold", orders: 3 },
    });
    const many = Object.fromEntries(Array.from({ length: 19 }, (_, at) => [`key ${at}`, at]));
    visit.identify({ attributes: many });
    expect(socket.frames().at(-1)?.person).toMatchObject({ name: "Ada", attributes: { ...many, plan: "gold" } });
    expect(socket.frames().at(-1)?.person).not.toHaveProperty("attributes.orders");
  });

  test("tells the chat for which department the page wants it, before it came and after", async () => {
    await start();
    visit.department("Sales");
    const { departments } = join();
    visit.department("x".repeat(100));
    visit.department(undefined as unknown as string);
    expect(departments).toEqual(["Sales", "x".repeat(80), ""]);
  });

  test("[FRM2] tells of nothing without a name", async () => {
    const socket = await start();
    socket.say(welcome());
    for (const name of ["", " \n ", " looked "]) visit.track(name);
    expect(socket.frames().filter(({ t }) => t === "track")).toMatchObject([{ name: "looked" }]);
  });

  test("[AVL1] has the launcher say who is there", async () => {
    const socket = await start();
    socket.say(welcome(null, { availability: availability(false) }));
    expect(launcher.button.ariaLabel).not.toContain("We’re here");
    socket.say({ t: "availability", availability: availability(true) });
    expect(launcher.button.ariaLabel).toContain("We’re here");
    socket.cut(1006);
    expect(launcher.button.ariaLabel).not.toContain("We’re here");
    expect(told).toEqual([
      ["availability", { open: true }],
      ["availability", { open: false }],
    ]);
  });

  test("[WHO4] says the secret and the ticket that are on the device, and none in strict mode", async () => {
    localStorage.setItem(NAME, JSON.stringify({ secret: "A".repeat(43) }));
    sessionStorage.setItem(NAME, JSON.stringify({ ticket: "sealed" }));
    expect((await start()).frames()[0]).toMatchObject({ secret: "A".repeat(43), ticket: "sealed" });
    end();
    const [hello] = (await start(true)).frames();
    expect(hello).not.toHaveProperty("secret");
    expect(hello).not.toHaveProperty("ticket");
  });

  test.each(["[]", "null", '{"secret":"short"}', '{"secret":7}', "<html>"])(
    "stands %s on the device",
    async (found) => {
      localStorage.setItem(NAME, found);
      sessionStorage.setItem(NAME, "null");
      expect((await start()).frames()[0]).not.toHaveProperty("secret");
      expect(wake).not.toHaveBeenCalled();
    },
  );
});

describe("invitations", () => {
  const ask = (more: object) => ({ t: "invite", tab: visit.tab, trigger: "a".repeat(22), of: "v".repeat(22), ...more });
  const words = { at: 1, as: "bubble", to: "chat", text: "Ask us?", language: "en", department: null };

  test("[INV6] a page names its places in hello, again after it changed, and none of a wrong shape", async () => {
    document.body.insertAdjacentHTML("beforeend", '<p data-hej-slot="column"></p><p data-hej-slot="No good!"></p>');
    const socket = await start();
    socket.say(welcome());
    expect(socket.frames()[0]).toMatchObject({ slots: ["column"] });
    document.querySelector('[data-hej-slot="column"]')?.remove();
    visit.page({ path: "/tents" });
    expect(socket.frames().at(-1)).toMatchObject({ t: "page", slots: [] });
    document.querySelector("[data-hej-slot]")?.remove();
  });

  test("[STR1] a page that the owner does not want watched says so", async () => {
    document.body.setAttribute("data-hej-ignore", "");
    const socket = await start();
    document.body.removeAttribute("data-hej-ignore");
    expect(socket.frames()[0]?.page).toMatchObject({ ignored: true });
  });

  test("[INV1] says still once after the time that was named last, and never once it ended", async () => {
    const socket = await start();
    socket.say(welcome());
    const look = (after: number) => socket.say({ t: "look", tab: visit.tab, after });
    const stills = () => socket.types().filter((type) => type === "still");
    look(1_000);
    look(2_000);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(stills()).toEqual([]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(stills()).toEqual(["still"]);
    look(1_000);
  });

  test("[INV3] says what the device kept of them, and the chat hears of the one that was accepted", async () => {
    const ledger = [{ trigger: "a".repeat(22), visit: "v".repeat(22), at: 1, fate: "dismissed", fateAt: 2 }];
    localStorage.setItem(NAME, JSON.stringify({ ledger }));
    const socket = await start();
    socket.say(welcome());
    expect(socket.frames()[0]).toMatchObject({ ledger });
    socket.say(ask(words));
    await vi.dynamicImportSettled();
    await vi.advanceTimersByTimeAsync(1);
    expect(socket.frames().at(-1)).toMatchObject({ t: "invited", what: "shown" });
    expect(wake).not.toHaveBeenCalled();
    launcher.root.querySelector<HTMLElement>(".card .main")?.click();
    expect(socket.frames().at(-1)).toMatchObject({ t: "invited", what: "accepted" });
    expect(join().invitations).toMatchObject([{ text: "Ask us?" }]);
    expect(JSON.parse(localStorage.getItem(NAME) ?? "").ledger).toHaveLength(2);
  });

  test("[ACT1] what is met is told from the first click on", async () => {
    const socket = await start();
    socket.say(welcome());
    const field = document.body.appendChild(document.createElement("input"));
    const refuse = () => field.dispatchEvent(new Event("invalid"));
    refuse();
    expect(socket.types()).not.toContain("act");
    document.body.click();
    await vi.dynamicImportSettled();
    refuse();
    expect(socket.frames().at(-1)).toEqual({ t: "act", tab: visit.tab, kind: "form-error", detail: "input" });
    field.remove();
  });
});

describe("the app", () => {
  const frames: [string, ToVisitor][] = [
    ["a conversation that an agent began", { t: "conversation", conversation: conversation([text(1, "agent")]) }],
    ["a message", says(text(1, "agent"))],
    ["an open conversation", welcome(conversation([text(1, "visitor")]))],
    ["words that were not read", welcome(conversation([text(1, "agent")], { state: "closed" }))],
  ];
  test.each(frames)("is brought in by %s", async (_, frame) => {
    const socket = await start();
    socket.say(welcome());
    expect(wake).not.toHaveBeenCalled();
    socket.say(frame);
    expect(wake).toHaveBeenCalled();
  });

  test("is brought in at once for what was not sent, and for a panel that was open", async () => {
    localStorage.setItem(NAME, JSON.stringify({ outbox: [{ id: "own", body: "Hej" }] }));
    await start();
    expect(wake).toHaveBeenCalledOnce();
    end();
    localStorage.setItem(NAME, JSON.stringify({ outbox: [] }));
    await start();
    expect(wake).toHaveBeenCalledOnce();
    end();
    sessionStorage.setItem(NAME, JSON.stringify({ open: true }));
    await start();
    expect(wake).toHaveBeenCalledTimes(2);
  });

  test("gets what came before it, once, in order and with its time, and then all as it comes", async () => {
    const socket = await start();
    socket.say(welcome(conversation([text(1, "visitor")])));
    await vi.advanceTimersByTimeAsync(500);
    const since = Date.now();
    socket.say(says(text(2, "agent")));
    socket.say({ t: "typing", agent: maja, on: true });
    socket.say(says(text(3, "agent")));
    await vi.advanceTimersByTimeAsync(5_000);
    const chat = join();
    expect(chat.states).toEqual(["live"]);
    expect(chat.got).toEqual([
      ["welcome", since - 500],
      ["message", since],
      ["typing", since],
      ["message", since],
    ]);
    socket.say({ t: "typing", agent: maja, on: false });
    socket.say(says(text(4, "agent")));
    expect(chat.frames.slice(4)).toEqual([{ t: "typing", agent: maja, on: false }, says(text(4, "agent"))]);
    socket.cut(1006);
    expect(chat.states).toEqual(["live", "waiting"]);
    expect(chat.frames).toHaveLength(6);
    expect(join().frames).toEqual([]);
  });

  test("gets nothing from before the last welcome, which has all of it", async () => {
    const socket = await start();
    socket.say(welcome(conversation([text(1, "visitor")])));
    socket.say(says(text(2, "agent")));
    socket.cut(1006);
    await vi.advanceTimersByTimeAsync(3_100);
    const whole = welcome(conversation([text(1, "visitor"), text(2, "agent")]));
    FakeSocket.last().accept();
    FakeSocket.last().say(whole);
    expect(join().frames).toEqual([whole]);
  });

  test("has the site told from then on what it has of the conversation", async () => {
    const socket = await start();
    expect(socket.frames()[0]).not.toHaveProperty("since");
    socket.say(welcome());
    join();
    visit.greet();
    expect(socket.frames().at(-1)).toMatchObject({ t: "hello", since: { conversation: "c", seq: 7 } });
  });
});
