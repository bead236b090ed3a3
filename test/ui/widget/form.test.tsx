import { fireEvent, within } from "@solidjs/testing-library";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Availability, TagConfig } from "#protocol/model";
import type { ToVisitor } from "#protocol/visitor";
import { type App, mount } from "../../../widget/app/mount.tsx";
import { makeLauncher } from "../../../widget/loader/launcher.ts";
import { en as chatWords } from "../../../widget/locales/en.ts";
import { en } from "../../../widget/locales/form/en.ts";
import { makeVisit, type Visit } from "../../../widget/visit/visit.ts";
import { FakeSocket } from "../../unit/link/fake-socket.ts";
import { availability, conversation, conversationId, event, says, text, welcome } from "./frames.ts";

vi.mock("partysocket/ws", () => import("./quiet-socket.ts"));

const NAME = "hejdesk:abcdefgh12345678";
const SALES = "sales-0000000000000000";
const REPAIRS = "repairs-00000000000000";

let root: ShadowRoot;
let visit: Visit;
let app: App;
let leave: () => void;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-03-18T12:00:00Z") });
  vi.stubGlobal("WebSocket", FakeSocket);
  FakeSocket.made = [];
});

afterEach(async () => {
  leave();
  await vi.dynamicImportSettled();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  localStorage.clear();
  sessionStorage.clear();
});

/** The chat, opened by its visitor. */
async function start(frame: ToVisitor = welcome(null, { availability: closed() }), strict = false) {
  const config: TagConfig = {
    key: "abcdefgh12345678",
    edge: "https://edge.example",
    settings: { name: "Fjord & Field", color: "#0b6e5f", position: "right", greeting: "", strict },
    availability: availability(true),
  };
  const launcher = makeLauncher(config);
  root = launcher.root;
  document.body.append(launcher.host);
  const desk = { ...launcher, config, emit() {}, wake() {}, leave() {} };
  visit = makeVisit(desk);
  app = await mount(desk, visit);
  leave = () => {
    app.end();
    visit.end();
    launcher.host.remove();
  };
  await vi.advanceTimersByTimeAsync(1);
  const socket = FakeSocket.last();
  socket.accept();
  socket.say(frame);
  app.enter();
  await loaded();
  return { socket, inside: within(root as unknown as HTMLElement) };
}

/** The same page again. */
async function reload(frame?: ToVisitor, strict?: boolean) {
  leave();
  return start(frame, strict);
}

type Inside = Awaited<ReturnType<typeof start>>["inside"];

async function loaded() {
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(1);
}

const closed = (more: Partial<Availability> = {}): Availability => ({
  ...availability(false),
  reason: "no-agent-online",
  ...more,
});
const departments: Availability["departments"] = [
  { id: SALES, name: "Sales", open: true, reason: "agent-online", next: null },
  { id: REPAIRS, name: "Repairs", open: false, reason: "busy", next: null },
];
const field = (inside: Inside) => inside.getByLabelText<HTMLTextAreaElement>(chatWords.yourMessage);
const email = (inside: Inside) => inside.getByLabelText<HTMLInputElement>(en.email);
const type = (input: Element, value: string) => fireEvent.input(input, { target: { value } });
const press = (inside: Inside) => fireEvent.click(inside.getByLabelText(chatWords.send));
const sent = (socket: FakeSocket) => socket.frames().filter(({ t }) => t === "message");
const kept = () => JSON.parse(localStorage.getItem(NAME) ?? "{}");

/** The site took it while nobody was there. */
function take(socket: FakeSocket): void {
  const own = sent(socket).at(-1);
  const id = `${own?.id}`;
  socket.say(says({ ...text(1, "visitor", `${own?.body}`), id }));
  socket.say(says(event(2, "left")));
  socket.say({ t: "ack", id, conversation: conversationId, seq: 1, at: Date.now() });
}

describe("a message that is left", () => {
  test("takes text and where to answer, and nothing else of need", async () => {
    const { socket, inside } = await start();
    type(email(inside), " ada@example.com ");
    type(field(inside), "Is it\nin stock?");
    press(inside);
    expect(sent(socket)).toMatchObject([{ body: "Is it\nin stock?", contact: { email: "ada@example.com" } }]);
    expect(sent(socket)[0]?.contact).toEqual({ email: "ada@example.com" });
    take(socket);
    expect(inside.getByText(new RegExp(en.thanks))).toBeTruthy();
    expect(inside.getByText("ada@example.com")).toBeTruthy();
    type(field(inside), "In red?");
    press(inside);
    expect(sent(socket)[1]).toMatchObject({ body: "In red?", contact: { email: "ada@example.com" } });
  });

  test("says what lacks, beside the field it lacks in, and keeps the rest", async () => {
    const { socket, inside } = await start();
    type(field(inside), "Hej");
    for (const wrong of ["", "ada", "ada@example", "a da@example.com"]) {
      type(email(inside), wrong);
      press(inside);
      expect(root.activeElement).toBe(email(inside));
      const told = root.getElementById(email(inside).getAttribute("aria-describedby") ?? "");
      expect(told?.textContent).toBe(en.emailWrong);
    }
    type(email(inside), "ada@example.com");
    expect(inside.queryByText(en.emailWrong)).toBeNull();
    type(field(inside), "  ");
    press(inside);
    expect(root.activeElement).toBe(field(inside));
    expect(root.getElementById(field(inside).getAttribute("aria-describedby") ?? "")?.textContent).toBe(en.textMissing);
    expect(sent(socket)).toEqual([]);
    type(field(inside), "Hej");
    press(inside);
    expect(field(inside).hasAttribute("aria-describedby")).toBe(false);
    expect(sent(socket)).toHaveLength(1);
  });

  test("breaks lines with Enter, since it is no chat", async () => {
    const { socket, inside } = await start();
    type(email(inside), "ada@example.com");
    type(field(inside), "Hej");
    fireEvent.keyDown(field(inside), { key: "Enter" });
    expect(sent(socket)).toEqual([]);
  });

  test("[RES2] survives a reload before it was sent, with where to answer and for whom", async () => {
    const { inside } = await start(welcome(null, { availability: closed({ departments }) }));
    fireEvent.change(inside.getByLabelText(en.department), { target: { value: REPAIRS } });
    FakeSocket.last().cut(1006);
    type(email(inside), "ada@example.com");
    type(inside.getByLabelText(en.name), "Ada");
    type(field(inside), "It broke");
    press(inside);
    const { socket } = await reload();
    const whole = { body: "It broke", contact: { email: "ada@example.com", name: "Ada" }, department: REPAIRS };
    expect(sent(socket)).toMatchObject([whole]);
    socket.say({ t: "error", code: "internal", detail: "", id: sent(socket)[0]?.id });
    const again = await reload();
    expect(sent(again.socket)).toEqual([]);
    fireEvent.click(again.inside.getByText(chatWords.again));
    expect(sent(again.socket)).toMatchObject([whole]);
  });

  test("is remembered with its address once it was sent, and before that in this tab only", async () => {
    const { inside } = await start();
    expect(sessionStorage.getItem(NAME)).toBeNull();
    type(email(inside), "ada@exam");
    expect(localStorage.getItem(NAME)).toBeNull();
    const second = await reload();
    expect(email(second.inside).value).toBe("ada@exam");
    type(email(second.inside), "ada@example.com");
    type(field(second.inside), "Hej");
    press(second.inside);
    expect(kept().contact).toEqual({ email: "ada@example.com" });
    const third = await reload();
    expect(third.inside.queryByLabelText(en.email)).toBeNull();
    fireEvent.click(third.inside.getByText(en.change));
    expect(email(third.inside).value).toBe("ada@example.com");
    expect(root.activeElement).toBe(email(third.inside));
  });

  test("leaves nothing on the device in strict mode", async () => {
    const { socket, inside } = await start(undefined, true);
    type(email(inside), "ada@example.com");
    type(field(inside), "Hej");
    press(inside);
    expect(sent(socket)).toHaveLength(1);
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
  });

  test("goes to the address that the page says the visitor has", async () => {
    const { socket, inside } = await start(welcome());
    visit.identify({ name: "Ada", email: "ada@example.com" });
    socket.say({ t: "availability", availability: closed() });
    await loaded();
    expect(inside.getByText("ada@example.com")).toBeTruthy();
    type(field(inside), "Hej");
    press(inside);
    expect(sent(socket)[0]?.contact).toEqual({ email: "ada@example.com", name: "Ada" });
  });

  test("has a trap that people neither see nor reach, and a second try without it", async () => {
    const { socket, inside } = await start();
    const trap = root.querySelector<HTMLInputElement>('[name="website"]');
    expect(trap?.closest("[aria-hidden]")).toBeTruthy();
    expect(trap?.tabIndex).toBe(-1);
    expect(trap?.autocomplete).toBe("off");
    if (trap) trap.value = "https://spam.example";
    type(email(inside), "ada@example.com");
    type(field(inside), "Hej");
    press(inside);
    expect(sent(socket)[0]?.contact).toMatchObject({ trap: "https://spam.example" });
    socket.say({ t: "error", code: "forbidden", detail: "", id: sent(socket)[0]?.id });
    fireEvent.click(inside.getByText(chatWords.again));
    expect(sent(socket)[1]?.contact).toEqual({ email: "ada@example.com" });
  });
});

describe("the composer", () => {
  test("turns into a form and back while somebody types, and takes neither text nor focus", async () => {
    const { socket, inside } = await start(welcome());
    const text = field(inside);
    type(text, "I was just wri");
    text.focus();
    for (const availability of [closed(), welcome().availability, closed()]) {
      socket.say({ t: "availability", availability });
      await loaded();
      expect(inside.queryByLabelText(en.email) !== null).toBe(!availability.open);
      expect(field(inside)).toBe(text);
      expect(text.value).toBe("I was just wri");
      expect(root.activeElement).toBe(text);
    }
    fireEvent.keyDown(text, { key: "Enter" });
    expect(sent(socket)).toEqual([]);
  });

  test("stays a form while somebody types where to answer, so that nothing of it goes into the text", async () => {
    const { socket, inside } = await start();
    type(field(inside), "I was just wri");
    type(email(inside), "ada@exa");
    email(inside).focus();
    socket.say({ t: "availability", availability: availability(true) });
    expect(root.activeElement).toBe(email(inside));
    inside.getByLabelText(en.name).focus();
    await loaded();
    expect(root.activeElement).toBe(inside.getByLabelText(en.name));
    type(email(inside), "ada@example.com");
    fireEvent.submit(inside.getByLabelText(en.name));
    expect(sent(socket)).toMatchObject([{ body: "I was just wri", contact: { email: "ada@example.com" } }]);
    expect(root.activeElement).toBe(field(inside));
  });

  test("is a chat again as soon as they are done with that", async () => {
    const { socket, inside } = await start();
    type(field(inside), "I was just wri");
    email(inside).focus();
    socket.say({ t: "availability", availability: availability(true) });
    field(inside).focus();
    await loaded();
    expect(inside.queryByLabelText(en.email)).toBeNull();
    fireEvent.keyDown(field(inside), { key: "Enter" });
    expect(sent(socket)).toMatchObject([{ body: "I was just wri" }]);
    expect(sent(socket)[0]).not.toHaveProperty("contact");
  });

  test("of who was missed opens the form with what was typed, and sends an address alone as words", async () => {
    const waiting = conversation([text(1, "visitor")], { state: "queued", queue: { position: 1, wait: null } });
    const { socket, inside } = await start(welcome(waiting));
    type(field(inside), "Hello?");
    socket.say(says(event(2, "missed")));
    await loaded();
    expect(inside.getByText(chatWords.missed)).toBeTruthy();
    expect(inside.getByText(en.missed)).toBeTruthy();
    expect(inside.queryByText(/We’re here/)).toBeNull();
    expect(field(inside).value).toBe("Hello?");
    type(field(inside), "");
    type(email(inside), "ada@example.com");
    press(inside);
    expect(sent(socket)).toMatchObject([
      { body: en.myEmail("ada@example.com"), contact: { email: "ada@example.com" } },
    ]);
    expect(sent(socket)[0]).not.toHaveProperty("department");
  });

  test("[MAI3] of who was missed thanks for no address that only the page knows: Send alone says that it is theirs", async () => {
    const { socket, inside } = await start(welcome());
    visit.identify({ email: "ada@example.com" });
    const waiting = conversation([text(1, "visitor")], { state: "queued", queue: { position: 1, wait: null } });
    socket.say({ t: "conversation", conversation: waiting });
    socket.say(says(event(2, "missed")));
    await loaded();
    expect(inside.getByText("ada@example.com")).toBeTruthy();
    expect(inside.queryByText(new RegExp(en.thanks))).toBeNull();
    expect(inside.getByText(en.missed)).toBeTruthy();
    press(inside);
    const [own] = sent(socket);
    expect(own).toMatchObject({ body: en.myEmail("ada@example.com"), contact: { email: "ada@example.com" } });
    socket.say({ t: "ack", id: `${own?.id}`, conversation: conversationId, seq: 3, at: Date.now() });
    expect(inside.getByText(new RegExp(en.thanks))).toBeTruthy();
    press(inside);
    expect(inside.getByText(en.textMissing)).toBeTruthy();
    const missed = conversation([text(1, "visitor"), event(2, "missed")], { state: "missed" });
    const again = await reload(welcome(missed));
    expect(again.inside.getByText(new RegExp(en.thanks))).toBeTruthy();
  });

  test.each([
    ["queued", { state: "queued", queue: { position: 1, wait: null } }],
    ["open", { state: "open" }],
  ] as const)("stays a chat in a conversation that is %s, also when the last agent left", async (_, more) => {
    const frame = welcome(conversation([text(1, "visitor")], more), { availability: closed() });
    const { socket, inside } = await start(frame);
    expect(inside.queryByLabelText(en.email)).toBeNull();
    type(field(inside), "Still here");
    fireEvent.keyDown(field(inside), { key: "Enter" });
    expect(sent(socket)).toHaveLength(1);
  });

  test("does not turn into a chat for a moment while a message is taken", async () => {
    const { socket, inside } = await start();
    type(email(inside), "ada@example.com");
    type(field(inside), "Hej");
    press(inside);
    const { id } = sent(socket)[0] ?? {};
    socket.say(says({ ...text(1, "visitor", "Hej"), id: `${id}` }));
    expect(inside.getByText(en.change)).toBeTruthy();
  });
});

describe("a copy by mail", () => {
  const over = conversation([text(1, "visitor"), text(2, "agent"), event(3, "closed")], { state: "closed" });
  const asked = (socket: FakeSocket) => socket.frames().filter(({ t }) => t === "transcript");

  test("[MAI7] is sent to an address that looks like one, and said when the site took it", async () => {
    const { socket, inside } = await start(welcome(over));
    fireEvent.click(inside.getByText(en.copy));
    expect(root.activeElement).toBe(email(inside));
    type(email(inside), "ada");
    fireEvent.click(inside.getByText(en.copy));
    expect(inside.getByText(en.emailWrong)).toBeTruthy();
    type(email(inside), "ada@example.com");
    fireEvent.click(inside.getByText(en.copy));
    const [frame] = asked(socket);
    expect(frame).toMatchObject({ conversation: conversationId, email: "ada@example.com" });
    expect(inside.queryByText(en.copySent, { exact: false })).toBeNull();
    socket.say({ t: "ack", id: `${frame?.id}`, conversation: conversationId, seq: 3, at: 0 });
    expect(inside.getByText(en.copySent, { exact: false }).textContent).toBe(`${en.copySent} ada@example.com`);
  });

  test("[MAI7] keeps the focus and the field, so that a mistyped address can be mended, and is read out", async () => {
    const { socket, inside } = await start(welcome(over));
    const button = inside.getByText<HTMLButtonElement>(en.copy);
    const line = button.form?.querySelector('[role="status"]');
    expect(line?.textContent).toBe("");
    button.focus();
    fireEvent.click(button);
    type(email(inside), "ada@exmaple.com");
    button.focus();
    fireEvent.click(button);
    fireEvent.click(button);
    expect(asked(socket)).toHaveLength(1);
    expect(root.activeElement).toBe(button);
    expect(button.disabled).toBe(false);
    socket.say({ t: "ack", id: `${asked(socket)[0]?.id}`, conversation: conversationId, seq: 3, at: 0 });
    expect(line?.textContent).toBe(`${en.copySent} ada@exmaple.com`);
    expect(root.activeElement).toBe(button);
    type(email(inside), "ada@example.com");
    socket.say({ t: "availability", availability: availability(true) });
    fireEvent.click(button);
    expect(asked(socket)).toMatchObject([{ email: "ada@exmaple.com" }, { email: "ada@example.com" }]);
  });

  test("[MAI7] that was refused or cut off may be asked for again, and holds no message back", async () => {
    const { socket, inside } = await start(welcome(over));
    fireEvent.click(inside.getByText(en.copy));
    type(email(inside), "ada@example.com");
    fireEvent.click(inside.getByText(en.copy));
    const refusal = { t: "error", code: "rate_limited", detail: "Enough.", retryAfter: 3_600 } as const;
    socket.say({ ...refusal, id: `${asked(socket)[0]?.id}` });
    expect(inside.getByText(en.copyFailed)).toBeTruthy();
    type(field(inside), "One more thing");
    fireEvent.keyDown(field(inside), { key: "Enter" });
    expect(sent(socket)).toMatchObject([{ body: "One more thing" }]);
    fireEvent.click(inside.getByText(en.copy));
    expect(asked(socket)).toHaveLength(2);
    socket.say(welcome(over));
    expect(inside.getByText(en.copyFailed)).toBeTruthy();
  });

  test.each([
    ["goes on", conversation([text(1, "visitor"), text(2, "agent")])],
    ["nobody answered", conversation([text(1, "visitor"), event(2, "closed")], { state: "closed" })],
  ])("is not offered of a conversation that %s", async (_, talk) => {
    const { inside } = await start(welcome(talk));
    expect(inside.queryByText(en.copy)).toBeNull();
  });
});

describe("the header", () => {
  test.each([
    [{ next: { at: Date.parse("2026-03-18T14:00:00Z"), open: true } }, /^We answer again at /],
    [{ next: { at: Date.parse("2026-03-25T14:00:00Z"), open: true } }, /^We answer again on 25 March|March 25 at /],
    [{ reason: "busy" }, en.busy],
    [{}, chatWords.away],
  ] satisfies [Partial<Availability>, RegExp | string][])("says of %j what is true", async (more, words) => {
    const { inside } = await start(welcome(null, { availability: closed(more) }));
    expect(inside.getByText(words)).toBeTruthy();
  });

  test("turns tomorrow into today at midnight, and promises nothing that is past", async () => {
    const now = new Date(2026, 2, 18, 23, 59, 55).getTime();
    vi.setSystemTime(now);
    const at = new Date(2026, 2, 19, 9, 0).getTime();
    const { inside } = await start(welcome(null, { now, availability: closed({ next: { at, open: true } }) }));
    expect(inside.getByText(/^We answer again tomorrow at /)).toBeTruthy();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(inside.getByText(/^We answer again at /)).toBeTruthy();
    vi.setSystemTime(at);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(inside.getByText(chatWords.away)).toBeTruthy();
  });

  test("tells the reply time that was measured", async () => {
    const { inside } = await start(welcome(null, { availability: { ...availability(true), replies: 120 } }));
    expect(inside.getByText(chatWords.hereWithin("2 minutes"))).toBeTruthy();
  });
});

describe("the place in line", () => {
  const at = (position: number, wait: number | null): ToVisitor => ({
    t: "queue",
    conversation: conversationId,
    queue: { position, wait },
  });

  test("is not told while nobody is there, but is while everybody is busy", async () => {
    const waiting = conversation([text(1, "visitor")], { state: "queued", queue: { position: 1, wait: null } });
    const { socket, inside } = await start(welcome(waiting));
    expect(inside.getByText(en.next, { selector: ".notice" })).toBeTruthy();
    socket.say({ t: "availability", availability: closed() });
    expect(inside.queryByText(en.next, { selector: ".notice" })).toBeNull();
    socket.say({ t: "availability", availability: { ...closed(), reason: "busy" } });
    expect(inside.getByText(en.next, { selector: ".notice" })).toBeTruthy();
  });

  test("is on the screen as it changes, read out seldom, and gone when somebody joins", async () => {
    const waiting = conversation([text(1, "visitor")], { state: "queued", queue: { position: 4, wait: 180 } });
    const { socket, inside } = await start(welcome(waiting));
    const readOut = () => inside.getAllByRole("status").flatMap(({ textContent }) => textContent || []);
    const place = (position: number, wait: string) => `You’re number ${position} in line. Usually about ${wait}.`;
    expect(readOut()).toContain(place(4, "3 minutes"));
    socket.say(at(3, 180));
    expect(inside.getByText(place(3, "3 minutes")).closest("[aria-hidden]")).toBeNull();
    expect(readOut()).not.toContain(place(3, "3 minutes"));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(readOut()).not.toContain(place(4, "3 minutes"));
    vi.setSystemTime(Date.now() + 54_000);
    socket.say(at(2, 3_600));
    await vi.advanceTimersByTimeAsync(10);
    expect(readOut()).not.toContain(place(2, "1 hour"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(readOut()).toContain(place(2, "1 hour"));
    socket.say(at(1, null));
    await vi.advanceTimersByTimeAsync(1);
    expect(readOut()).toContain(en.next);
    socket.say(says(event(2, "joined")));
    expect(inside.queryByText(en.next)).toBeNull();
  });
});

describe("a department", () => {
  const open = () => welcome(null, { availability: { ...availability(true), departments } });

  test("can be chosen before a conversation, which goes to it", async () => {
    const { socket, inside } = await start(open());
    const select = inside.getByLabelText<HTMLSelectElement>(en.department);
    expect([...select.options].map(({ text: name }) => name)).toEqual([en.anybody, "Sales", en.closedNow("Repairs")]);
    fireEvent.change(select, { target: { value: SALES } });
    expect(inside.queryByLabelText(en.email)).toBeNull();
    type(field(inside), "A tent, please");
    fireEvent.keyDown(field(inside), { key: "Enter" });
    expect(sent(socket)).toMatchObject([{ department: SALES }]);
    socket.say({ t: "conversation", conversation: conversation([text(1, "visitor")]) });
    expect(inside.queryByLabelText(en.department)).toBeNull();
    type(field(inside), "A blue one");
    fireEvent.keyDown(field(inside), { key: "Enter" });
    expect(sent(socket)[1]).not.toHaveProperty("department");
  });

  test("that is closed takes a message while others chat", async () => {
    const { inside } = await start(open());
    fireEvent.change(inside.getByLabelText(en.department), { target: { value: REPAIRS } });
    expect(email(inside)).toBeTruthy();
    expect(inside.getByText(en.busy)).toBeTruthy();
    fireEvent.change(inside.getByLabelText(en.department), { target: { value: "" } });
    expect(inside.queryByLabelText(en.email)).toBeNull();
  });

  test("[MSG11] that is closed takes messages also after the first, on this page and the next", async () => {
    const first = await start(open());
    visit.department("Repairs");
    await loaded();
    type(email(first.inside), "ada@example.com");
    type(field(first.inside), "It broke");
    press(first.inside);
    take(first.socket);
    const talk = conversation([text(1, "visitor"), event(2, "left")], { state: "message", department: REPAIRS });
    const expectForm = (inside: Inside) => {
      expect(inside.getByText(en.busy)).toBeTruthy();
      expect(inside.getByText(new RegExp(en.thanks))).toBeTruthy();
    };
    expectForm(first.inside);
    const next = await reload(welcome(talk, { availability: { ...availability(true), departments } }));
    expectForm(next.inside);
    next.socket.say({ t: "availability", availability: availability(true) });
    expect(next.inside.getByText(chatWords.here)).toBeTruthy();
    expect(next.inside.queryByText(new RegExp(en.thanks))).toBeNull();
  });

  test.each([[REPAIRS], ["Repairs"], [" rePAIRS "]])("can be set by the page as %j", async (said) => {
    const { inside } = await start(open());
    visit.department(said);
    expect(inside.getByLabelText<HTMLSelectElement>(en.department).value).toBe(REPAIRS);
    expect(email(inside)).toBeTruthy();
  });

  test("is not asked for where there is none, or one is not known", async () => {
    const { socket, inside } = await start(welcome());
    expect(inside.queryByLabelText(en.department)).toBeNull();
    visit.department("Nobody knows");
    type(field(inside), "Hej");
    fireEvent.keyDown(field(inside), { key: "Enter" });
    expect(sent(socket)).toMatchObject([{ department: "Nobody knows" }]);
  });
});
