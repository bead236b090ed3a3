import { fireEvent, within } from "@solidjs/testing-library";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { noMarks } from "#protocol/marks";
import type { TagConfig } from "#protocol/model";
import type { ToVisitor } from "#protocol/visitor";
import type { App } from "../../../widget/app/mount.tsx";
import { mount } from "../../../widget/app/mount.tsx";
import type { Desk } from "../../../widget/loader/desk.ts";
import { makeLauncher } from "../../../widget/loader/launcher.ts";
import { en } from "../../../widget/locales/en.ts";
import { makeVisit, type Visit } from "../../../widget/visit/visit.ts";
import { FakeSocket } from "../../unit/link/fake-socket.ts";
import { availability, conversation, event, maja, says, text, welcome } from "./frames.ts";

vi.mock("partysocket/ws", () => import("./quiet-socket.ts"));

const config: TagConfig = {
  key: "abcdefgh12345678",
  edge: "https://edge.example",
  settings: { name: "Fjord & Field", color: "#0b6e5f", position: "right", greeting: "", strict: false },
  availability: availability(true),
};
const NAME = "hejdesk:abcdefgh12345678";

let visit: Visit;
let app: App;
let desk: Desk;
let told: [string, unknown][];
const inFront = vi.spyOn(document, "visibilityState", "get");

/** Everything is on the screen at once. */
class SeesAll {
  #tell: (entries: { isIntersecting: boolean }[]) => void;
  constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
    this.#tell = tell;
  }
  observe(): void {
    this.#tell([{ isIntersecting: true }]);
  }
  disconnect(): void {}
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal("IntersectionObserver", SeesAll);
  inFront.mockReturnValue("visible");
  FakeSocket.made = [];
  told = [];
});

afterEach(() => {
  app?.end();
  visit?.end();
  desk?.host.remove();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  localStorage.clear();
  sessionStorage.clear();
});

async function start(frame: ToVisitor | null = welcome(), settings: Partial<TagConfig["settings"]> = {}) {
  const site = { ...config, settings: { ...config.settings, ...settings } };
  desk = {
    ...makeLauncher(site),
    config: site,
    emit: (name, detail) => told.push([name, detail]),
    wake: vi.fn(),
    leave: vi.fn(),
  };
  document.body.append(desk.host);
  visit = makeVisit(desk);
  app = await mount(desk, visit);
  await vi.advanceTimersByTimeAsync(1);
  const socket = FakeSocket.last();
  if (frame) {
    socket.accept();
    socket.say(frame);
  }
  return { socket, inside: within(desk.root as unknown as HTMLElement) };
}

function write(inside: ReturnType<typeof within>, body: string): void {
  const field = inside.getByLabelText(en.yourMessage);
  fireEvent.input(field, { target: { value: body } });
  fireEvent.keyDown(field, { key: "Enter" });
}

const sentOf = (socket: FakeSocket, type: string) => socket.frames().filter((frame) => frame.t === type);
const stored = () => [localStorage.getItem(NAME), sessionStorage.getItem(NAME), document.cookie];

describe("a visitor who only looks", () => {
  test("[WHO1] leaves nothing on the device, whatever they open and close", async () => {
    const { socket, inside } = await start();
    app.toggle();
    expect(inside.getByText(en.greeting)).toBeTruthy();
    app.toggle();
    app.open();
    app.close();
    visit.identify({ name: "Ada" });
    visit.track("looked");
    expect(stored()).toEqual([null, null, ""]);
    expect(sentOf(socket, "hello")[0]).not.toHaveProperty("secret");
  });
});

describe("a visitor who writes", () => {
  test("[WHO4] makes a secret with the first message, and not another", async () => {
    const { socket, inside } = await start();
    app.open();
    write(inside, "Hej!");
    write(inside, "Anybody there?");
    const [first, second] = sentOf(socket, "message");
    expect(first?.secret).toMatch(/^[\w-]{43}$/);
    expect(second?.secret).toBe(first?.secret);
    expect(JSON.parse(localStorage.getItem(NAME) ?? "")).toMatchObject({
      secret: first?.secret,
      outbox: [{ body: "Hej!" }, { body: "Anybody there?" }],
    });
    socket.say({ t: "ack", id: first?.id, conversation: "c", seq: 1, at: Date.now() });
    socket.say({ t: "ack", id: second?.id, conversation: "c", seq: 2, at: Date.now() });
    expect(JSON.parse(localStorage.getItem(NAME) ?? "").outbox).toEqual([]);
  });

  test("[WHO4] uses the secret that another tab made meanwhile", async () => {
    const { socket, inside } = await start();
    localStorage.setItem(NAME, JSON.stringify({ secret: "B".repeat(43) }));
    dispatchEvent(new Event("storage"));
    expect(sentOf(socket, "hello").at(-1)?.secret).toBe("B".repeat(43));
    app.open();
    write(inside, "Hej!");
    expect(sentOf(socket, "message")[0]?.secret).toBe("B".repeat(43));
  });

  test("[RES2] has what was not acked sent by the next page, under its own tab", async () => {
    const id = "own-000000000000000000";
    localStorage.setItem(NAME, JSON.stringify({ secret: "A".repeat(43), outbox: [{ id, body: "Still there?" }] }));
    const { socket, inside } = await start();
    const [hello] = sentOf(socket, "hello");
    expect(hello?.secret).toBe("A".repeat(43));
    expect(sentOf(socket, "message")).toMatchObject([{ id, body: "Still there?", tab: hello?.tab }]);
    app.open();
    expect(inside.getByText(en.sending)).toBeTruthy();
  });

  test("sees sending, sent, delivered and read", async () => {
    const { socket, inside } = await start();
    app.open();
    write(inside, "Hej!");
    expect(inside.getByText(en.sending)).toBeTruthy();
    const id = sentOf(socket, "message")[0]?.id;
    socket.say({ t: "ack", id, conversation: "c", seq: 1, at: Date.now() });
    expect(inside.queryByText(en.sending)).toBeNull();
    expect(inside.getByText(en.sent)).toBeTruthy();
    const marks = (delivered: number, read: number) => ({
      t: "marks",
      conversation: "c",
      marks: { visitor: { delivered: 1, read: 1 }, team: { delivered, read } },
    });
    socket.say(marks(1, 0));
    expect(inside.getByText(en.delivered)).toBeTruthy();
    socket.say(marks(1, 1));
    expect(inside.getByText(en.read)).toBeTruthy();
  });

  test("sees what was not sent, and tries again", async () => {
    const { socket, inside } = await start();
    app.open();
    write(inside, "Hej!");
    socket.say({ t: "error", code: "internal", detail: "", id: sentOf(socket, "message")[0]?.id });
    fireEvent.click(inside.getByText(en.again));
    const [first, second] = sentOf(socket, "message");
    expect(second?.body).toBe("Hej!");
    expect(second?.id).not.toBe(first?.id);
    expect(inside.getAllByText("Hej!")).toHaveLength(1);
    expect(inside.queryByText(en.again)).toBeNull();
  });

  test("loses no word while the link is cut", async () => {
    const { socket, inside } = await start();
    app.open();
    socket.cut(1006);
    expect(inside.getByText(en.reconnecting)).toBeTruthy();
    write(inside, "Are you still there?");
    expect(inside.getByText(en.sending)).toBeTruthy();
    await vi.advanceTimersByTimeAsync(3_001);
    const next = FakeSocket.last();
    next.accept();
    next.say(welcome());
    expect(sentOf(next, "message")).toMatchObject([{ body: "Are you still there?" }]);
    expect(inside.queryByText(en.reconnecting)).toBeNull();
  });

  test("[MSG8] is sent again after the time the site asks for, and leaves no timer for it", async () => {
    const { socket, inside } = await start();
    app.open();
    write(inside, "Hej!");
    const refuse = () => ({
      t: "error",
      code: "rate_limited",
      detail: "",
      retryAfter: 20,
      id: sentOf(socket, "message")[0]?.id,
    });
    socket.say(refuse());
    await vi.advanceTimersByTimeAsync(20_000);
    expect(sentOf(socket, "message").map((frame) => frame.body)).toEqual(["Hej!", "Hej!"]);
    expect(inside.getByText(en.sending)).toBeTruthy();
    socket.say(refuse());
    app.end();
    visit.end();
    desk.say(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("[RES2] leaves on the device what another tab could not send", async () => {
    const { socket, inside } = await start();
    app.open();
    write(inside, "Hej!");
    const [mine] = sentOf(socket, "message");
    const kept = JSON.parse(localStorage.getItem(NAME) ?? "");
    const theirs = { id: "theirs-000000000000000", body: "Psst" };
    localStorage.setItem(NAME, JSON.stringify({ ...kept, outbox: [...kept.outbox, theirs] }));
    socket.say({ t: "ack", id: mine?.id, conversation: "c", seq: 1, at: Date.now() });
    expect(JSON.parse(localStorage.getItem(NAME) ?? "").outbox).toEqual([theirs]);
  });

  test("[RES2] sends nothing of the device that is no message", async () => {
    const id = "own-000000000000000000";
    const others = [null, 7, { id }, { id, body: 7 }, { id, body: " " }, { id: "own", body: "x" }];
    const outbox = [...others, { id, body: "x".repeat(4_001) }, { id, body: "Hej" }];
    localStorage.setItem(NAME, JSON.stringify({ secret: "A".repeat(43), outbox }));
    const { socket } = await start();
    expect(sentOf(socket, "message")).toMatchObject([{ id, body: "Hej" }]);
  });

  test("sees after a reload what was refused for good; it is sent again only by themselves", async () => {
    const first = await start();
    app.open();
    write(first.inside, "Hej!");
    first.socket.say({ t: "error", code: "internal", detail: "", id: sentOf(first.socket, "message")[0]?.id });
    app.end();
    visit.end();
    desk.host.remove();
    const { socket, inside } = await start();
    expect(inside.getByText("Hej!")).toBeTruthy();
    expect(sentOf(socket, "message")).toEqual([]);
    write(inside, "Another");
    expect(JSON.parse(localStorage.getItem(NAME) ?? "").outbox).toMatchObject([
      { body: "Hej!", failed: true },
      { body: "Another" },
    ]);
    fireEvent.click(inside.getByText(en.again));
    expect(sentOf(socket, "message").map(({ body }) => body)).toEqual(["Another", "Hej!"]);
    for (const { id } of sentOf(socket, "message")) socket.say({ t: "ack", id, conversation: "c", seq: 1, at: 0 });
    expect(JSON.parse(localStorage.getItem(NAME) ?? "").outbox).toEqual([]);
  });

  test("keeps a draft over page loads, and the panel open only after writing", async () => {
    const first = await start();
    app.toggle();
    fireEvent.input(first.inside.getByLabelText(en.yourMessage), { target: { value: "I wonder" } });
    expect(JSON.parse(sessionStorage.getItem(NAME) ?? "")).toEqual({ draft: "I wonder" });
    fireEvent.input(first.inside.getByLabelText(en.yourMessage), { target: { value: "" } });
    expect(stored()).toEqual([null, null, ""]);
    fireEvent.input(first.inside.getByLabelText(en.yourMessage), { target: { value: "I wonder" } });
    app.end();
    visit.end();
    desk.host.remove();
    const { inside } = await start();
    expect(inside.queryByRole("dialog")).toBeNull();
    app.toggle();
    expect(inside.getByLabelText<HTMLTextAreaElement>(en.yourMessage).value).toBe("I wonder");
    write(inside, "I wonder whether");
    app.end();
    visit.end();
    desk.host.remove();
    const third = await start();
    expect(third.inside.getByRole("dialog")).toBeTruthy();
    expect(document.activeElement).toBe(document.body);
  });

  test("in strict mode leaves nothing on the device even then", async () => {
    const { socket, inside } = await start(welcome(), { strict: true });
    app.open();
    write(inside, "Hej!");
    socket.say({ t: "conversation", conversation: conversation([text(1, "agent", "Hi")], { ticket: "sealed" }) });
    expect(sentOf(socket, "shown")).toHaveLength(1);
    app.close();
    expect(sentOf(socket, "message")[0]?.secret).toMatch(/^[\w-]{43}$/);
    expect(stored()).toEqual([null, null, ""]);
  });

  test("chats in a browser that blocks storage", async () => {
    vi.stubGlobal("localStorage", undefined);
    vi.stubGlobal("sessionStorage", undefined);
    const { socket, inside } = await start();
    app.open();
    write(inside, "Hej!");
    socket.cut(1006);
    await vi.advanceTimersByTimeAsync(3_001);
    const next = FakeSocket.last();
    next.accept();
    const secret = sentOf(socket, "message")[0]?.secret;
    expect(sentOf(next, "hello")[0]?.secret).toBe(secret);
  });

  test("writes on after Send was reached with the keyboard", async () => {
    const { socket, inside } = await start();
    app.open();
    const field = inside.getByLabelText(en.yourMessage);
    fireEvent.input(field, { target: { value: "Hej!" } });
    const button = inside.getByLabelText<HTMLButtonElement>(en.send);
    button.focus();
    fireEvent.click(button);
    expect(sentOf(socket, "message")).toMatchObject([{ body: "Hej!" }]);
    expect(button.disabled).toBe(true);
    expect(desk.root.activeElement).toBe(field);
  });

  test("is told when it gets long, and stopped when it is too long", async () => {
    const { socket, inside } = await start();
    app.open();
    const field = inside.getByLabelText(en.yourMessage);
    fireEvent.input(field, { target: { value: "x".repeat(3_990) } });
    expect(inside.getByText("10 characters left")).toBeTruthy();
    write(inside, "x".repeat(4_001));
    expect(inside.getByText("1 character too long")).toBeTruthy();
    expect(inside.getByLabelText<HTMLButtonElement>(en.send).disabled).toBe(true);
    write(inside, "  \n ");
    write(inside, "\u0001 \u007f");
    expect(inside.getByLabelText<HTMLButtonElement>(en.send).disabled).toBe(true);
    expect(sentOf(socket, "message")).toEqual([]);
  });

  test("sends no half word of an input method, and no line that was only broken", async () => {
    const { socket, inside } = await start();
    app.open();
    const field = inside.getByLabelText(en.yourMessage);
    fireEvent.input(field, { target: { value: "にほ" } });
    fireEvent.keyDown(field, { key: "Enter", isComposing: true });
    fireEvent.keyDown(field, { key: "Enter", keyCode: 229 });
    fireEvent.keyDown(field, { key: "Escape", keyCode: 229 });
    expect(inside.getByRole("dialog")).toBeTruthy();
    fireEvent.keyDown(field, { key: "Enter", shiftKey: true });
    expect(sentOf(socket, "message")).toEqual([]);
  });

  test("[MSG9] says that they type, at most every 3 seconds, and that they stopped", async () => {
    const { socket, inside } = await start();
    app.open();
    const field = inside.getByLabelText(en.yourMessage);
    for (const value of ["H", "He", "Hej"]) fireEvent.input(field, { target: { value } });
    await vi.advanceTimersByTimeAsync(3_000);
    fireEvent.input(field, { target: { value: "Hej!" } });
    write(inside, "Hej!");
    expect(sentOf(socket, "typing").map((frame) => frame.on)).toEqual([true, true, false]);
  });
});

describe("an agent's words", () => {
  const first = conversation([text(1, "agent", "Can I help?")], { ticket: "sealed" });

  test("[FST2] come beside the launcher without taking focus, and are answered with shown once they are seen", async () => {
    inFront.mockReturnValue("hidden");
    const { socket, inside } = await start();
    socket.say({ t: "conversation", conversation: first });
    expect(inside.getByText("Can I help?")).toBeTruthy();
    expect(inside.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(document.body);
    expect(sentOf(socket, "received")).toMatchObject([{ seq: 1 }]);
    expect(sentOf(socket, "shown")).toEqual([]);
    expect(stored()).toEqual([null, null, ""]);
    inFront.mockReturnValue("visible");
    document.dispatchEvent(new Event("visibilitychange"));
    expect(sentOf(socket, "shown")).toHaveLength(1);
    expect(sentOf(socket, "read")).toEqual([]);
    expect(told).toContainEqual(["unread", 1]);
    expect(stored()).toEqual([null, '{"ticket":"sealed"}', ""]);
  });

  test("[FST2] are known by the ticket on the next page of that tab", async () => {
    sessionStorage.setItem(NAME, '{"ticket":"sealed"}');
    const { socket } = await start(welcome(conversation([text(1, "agent", "Can I help?")])));
    expect(sentOf(socket, "hello")[0]?.ticket).toBe("sealed");
    expect(sentOf(socket, "shown")).toEqual([]);
  });

  test("[FST2] keep the tab in their conversation also where it is written in before they were on a screen", async () => {
    inFront.mockReturnValue("hidden");
    const { socket, inside } = await start();
    app.open();
    socket.say({ t: "conversation", conversation: first });
    expect(sentOf(socket, "shown")).toEqual([]);
    write(inside, "Yes, please");
    expect(JSON.parse(sessionStorage.getItem(NAME) ?? "{}").ticket).toBe("sealed");
  });

  test("[MSG7] are read when the panel is opened in front of somebody, and not before", async () => {
    const { socket, inside } = await start();
    socket.say({ t: "conversation", conversation: first });
    fireEvent.click(inside.getByTitle(en.openChat));
    expect(inside.getByRole("dialog")).toBeTruthy();
    expect(sentOf(socket, "read")).toMatchObject([{ seq: 1 }]);
    expect(told).toContainEqual(["unread", 0]);
    inFront.mockReturnValue("hidden");
    document.dispatchEvent(new Event("visibilitychange"));
    socket.say(says(text(2, "agent", "Hello?")));
    expect(sentOf(socket, "read")).toHaveLength(1);
    inFront.mockReturnValue("visible");
    document.dispatchEvent(new Event("visibilitychange"));
    expect(sentOf(socket, "read")).toHaveLength(2);
    expect(told).toContainEqual(["message", { from: "Maja Lind", text: "Hello?" }]);
  });

  test("can be put away with Escape or the button, and do not come again", async () => {
    const { socket, inside } = await start();
    socket.say({ t: "conversation", conversation: first });
    fireEvent.keyDown(document.body, { key: "Escape" });
    expect(inside.queryByText("Can I help?")).toBeNull();
    expect(sentOf(socket, "read")).toMatchObject([{ seq: 1 }]);
    socket.say(says(text(2, "agent", "Just ask.")));
    fireEvent.click(inside.getByLabelText(en.dismiss));
    expect(inside.queryByText("Just ask.")).toBeNull();
    socket.say(says(text(3, "agent", "Anything.")));
    fireEvent.keyDown(inside.getByLabelText(en.dismiss), { key: "Escape", composed: true });
    expect(inside.queryByText("Anything.")).toBeNull();
  });

  test("stay for an Escape that is the page's own", async () => {
    const { socket, inside } = await start();
    socket.say({ t: "conversation", conversation: first });
    const field = document.createElement("input");
    document.body.append(field);
    fireEvent.keyDown(field, { key: "Escape" });
    field.remove();
    document.body.addEventListener("keydown", (event) => event.preventDefault(), { once: true });
    fireEvent.keyDown(document.body, { key: "Escape" });
    expect(inside.getByText("Can I help?")).toBeTruthy();
  });

  test("can be put away while the link is cut, and count as read once it is back", async () => {
    const { socket, inside } = await start();
    socket.say({ t: "conversation", conversation: first });
    socket.cut(1006);
    fireEvent.click(inside.getByLabelText(en.dismiss));
    expect(inside.queryByText("Can I help?")).toBeNull();
    await vi.advanceTimersByTimeAsync(3_001);
    const next = FakeSocket.last();
    next.accept();
    next.say(welcome(first));
    expect(inside.queryByText("Can I help?")).toBeNull();
    expect(sentOf(next, "read")).toMatchObject([{ seq: 1 }]);
  });

  test("are told to the page once each: the first ones, those after a cut, and none that were read before", async () => {
    const words = [text(1, "agent", "Read"), text(2, "agent", "Unread"), text(3, "visitor", "Own"), event(4, "closed")];
    const marks = { ...noMarks, visitor: { delivered: 1, read: 1 } };
    const { socket } = await start(welcome(conversation(words, { marks })));
    socket.say(says(text(6, "agent", "Late")));
    socket.cut(1006);
    await vi.advanceTimersByTimeAsync(3_001);
    FakeSocket.last().accept();
    FakeSocket.last().say(
      welcome(conversation([text(5, "agent", "Missed"), text(6, "agent", "Late")], { after: 4, marks })),
    );
    expect(told.filter(([name]) => name === "message").map(([, detail]) => detail)).toEqual(
      ["Unread", "Missed", "Late"].map((said) => ({ from: "Maja Lind", text: said })),
    );
  });

  test("[MSG4] are drawn as text, with real links", async () => {
    const { socket, inside } = await start();
    app.open();
    const nasty = '<img src=x onerror="alert(1)"> https://example.com/a, javascript:alert(1)';
    socket.say({ t: "conversation", conversation: conversation([text(1, "agent", nasty)]) });
    const link = inside.getByRole("link");
    expect(link.getAttribute("href")).toBe("https://example.com/a");
    expect(link.getAttribute("rel")).toBe("noopener noreferrer nofollow");
    expect(link.parentElement?.textContent).toBe(nasty);
    expect(desk.root.querySelector("img")).toBeNull();
  });

  test("tell who joined, closed and reopened, and how to go on", async () => {
    const { socket, inside } = await start(welcome(conversation([text(1, "visitor"), event(2, "joined")])));
    app.open();
    expect(inside.getByText(en.joined("Maja Lind"))).toBeTruthy();
    socket.say(says(event(3, "closed")));
    expect(inside.getByText(en.closedNow)).toBeTruthy();
    expect(inside.getByLabelText(en.yourMessage)).toBeTruthy();
    socket.say(says(event(4, "reopened")));
    expect(inside.getByText(en.reopened)).toBeTruthy();
    expect(inside.queryByText(en.closedNow)).toBeNull();
  });

  test("[MSG9] are announced while they are typed, for 6 seconds", async () => {
    const { socket, inside } = await start();
    app.open();
    socket.say({ t: "typing", agent: maja, on: true });
    expect(inside.getByText(en.typing("Maja Lind"))).toBeTruthy();
    await vi.advanceTimersByTimeAsync(6_000);
    expect(inside.queryByText(en.typing("Maja Lind"))).toBeNull();
  });

  test("[MSG3] that are missing are asked for", async () => {
    const { socket } = await start(welcome(conversation([text(1, "visitor")])));
    socket.say(says(text(3, "agent")));
    expect(sentOf(socket, "hello").at(-1)?.since).toMatchObject({ seq: 1 });
  });
});

describe("the panel", () => {
  test("takes focus after the visitor's own click only, and gives it back to the launcher", async () => {
    const { inside } = await start();
    app.open();
    expect(document.activeElement).toBe(document.body);
    app.close();
    expect(document.activeElement).toBe(document.body);
    app.toggle();
    expect(desk.root.activeElement).toBe(inside.getByLabelText(en.yourMessage));
    fireEvent.keyDown(inside.getByLabelText(en.yourMessage), { key: "Escape" });
    expect(inside.queryByRole("dialog")).toBeNull();
    expect(desk.root.activeElement).toBe(desk.button);
    expect(told.map(([name]) => name).filter((name) => name === "open" || name === "close")).toEqual([
      "open",
      "close",
      "open",
      "close",
    ]);
  });

  test("leaves focus to who went on to write somewhere else while it loaded", async () => {
    await start();
    const field = document.createElement("input");
    document.body.append(field);
    field.focus();
    app.toggle();
    expect(document.activeElement).toBe(field);
    field.remove();
  });

  test("keeps what is typed from the page's shortcuts", async () => {
    const { inside } = await start();
    const shortcut = vi.fn();
    document.addEventListener("keydown", shortcut);
    app.open();
    fireEvent.keyDown(inside.getByLabelText(en.yourMessage), { key: "/", composed: true, bubbles: true });
    expect(shortcut).not.toHaveBeenCalled();
    document.removeEventListener("keydown", shortcut);
  });

  test("[AVL1] tells the truth about who is there, and nothing while it does not know", async () => {
    const { socket, inside } = await start(null);
    app.open();
    expect(inside.queryByText(en.here)).toBeNull();
    expect(inside.queryByText(en.away)).toBeNull();
    socket.accept();
    socket.say(welcome(null, { availability: availability(false) }));
    expect(inside.getByText(en.away)).toBeTruthy();
    socket.say({ t: "availability", availability: availability(true) });
    expect(inside.getByText(en.here)).toBeTruthy();
    expect(desk.button.ariaLabel).toContain("We’re here");
    socket.cut(1006);
    expect(inside.queryByText(en.here)).toBeNull();
    expect(desk.button.ariaLabel).not.toContain("We’re here");
    expect(told.filter(([name]) => name === "availability")).toEqual([
      ["availability", { open: true }],
      ["availability", { open: false }],
    ]);
  });

  test("[CON4] goes away with the launcher when it may not be here", async () => {
    const { socket } = await start();
    socket.cut(4404);
    expect(desk.leave).toHaveBeenCalledOnce();
  });

  test("is gone without a trace when it is ended", async () => {
    const { socket } = await start(welcome(conversation([text(1, "agent")])));
    app.open();
    const before = vi.spyOn(document, "addEventListener");
    app.end();
    visit.end();
    expect([...desk.root.children]).toEqual([desk.button]);
    expect(sentOf(socket, "leave")).toHaveLength(1);
    expect(socket.readyState).toBe(3);
    expect(vi.getTimerCount()).toBe(0);
    expect(before).not.toHaveBeenCalled();
  });
});
