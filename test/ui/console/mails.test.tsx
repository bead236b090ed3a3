import { fireEvent } from "@solidjs/testing-library";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { ToAgent } from "#protocol/agent";
import type { Mail } from "#protocol/model";
import { fateOf } from "../../../console/features/inbox/fate-of.ts";
import { mailFate } from "../../../console/features/inbox/mail-words.ts";
import { MailSide, MailsAtHand } from "../../../console/features/inbox/mails.tsx";
import { MailSettings } from "../../../console/features/settings/mail-settings.tsx";
import { readAddresses } from "../../../console/features/settings/read-addresses.ts";
import { conversation, events, idOf, ME, marks, message, snapshot } from "./fixtures.ts";
import { setStage } from "./stage.tsx";

afterEach(() => vi.unstubAllGlobals());

const mail = (name: string, change: Partial<Mail> = {}): Mail => ({
  id: idOf(name),
  kind: "message",
  to: ["maja@nordlys.example"],
  state: "sent",
  at: new Date(2026, 10, 12, 10, 42).getTime(),
  tries: 1,
  reason: null,
  ...change,
});
const failed = mail("failed", { state: "failed", reason: "Mail is not set up here." });

/** Requests, with what each answers. */
function serve(answer: () => Response) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: URL, init: RequestInit) => {
    asked.push(`${init.method} ${url.pathname} ${String(init.body)}`);
    return answer();
  });
  return asked;
}

describe("the fate of a mail", () => {
  test("is said in words, with its reason", () => {
    const { at } = mail("x");
    expect(mailFate(mail("x"), at)).toBe("sent 10:42");
    expect(mailFate(mail("x"), at + 3 * 24 * 3_600_000)).toContain("2026");
    expect(mailFate(mail("x", { state: "queued", tries: 0 }))).toBe("is about to be sent");
    expect(mailFate(mail("x", { state: "queued", tries: 2, reason: "451 Later." }))).toBe(
      "was tried 2 times, and is tried again. 451 Later.",
    );
    expect(mailFate(mail("x", { state: "bounced", reason: "552 Full" }))).toBe("came back: 552 Full");
  });

  test("[MAI2] shows at the conversation as it changes, and one that failed can be tried again", async () => {
    const asked = serve(() => Response.json({ mail: { ...failed, state: "queued", reason: null } }));
    const stage = setStage({ role: "supervisor" });
    const one = conversation("left", { state: "message", mails: [failed, mail("sent")] });
    stage.tell(snapshot(1, [[one, marks(0)]]));
    const found = () => stage.scope.live.state().view.conversations.get(one.id) ?? one;
    const view = stage.show(() => <MailsAtHand conversation={found()} />);
    expect(view.getByText("was not sent. Mail is not set up here.")).toBeTruthy();
    expect(view.getAllByText("Mail to maja@nordlys.example")).toHaveLength(2);
    fireEvent.click(view.getByRole("button", { name: "Try again" }));
    await vi.waitFor(() => expect(asked).toEqual([`POST /api/sites/site_1/mails/${failed.id}/retry {}`]));
    stage.tell(events([2, { type: "mail", conversation: one.id, mail: { ...failed, state: "sent", reason: null } }]));
    expect(view.queryByRole("button")).toBeNull();
  });

  test("an agent tries again what is theirs only, and reads why it was refused", async () => {
    serve(() => Response.json({ code: "conflict", detail: "This mail is on its way." }, { status: 409 }));
    const stage = setStage({ role: "agent" });
    const others = stage.show(() => <MailsAtHand conversation={conversation("a", { mails: [failed] })} />);
    expect(others.queryByRole("button")).toBeNull();
    others.unmount();
    const own = stage.show(() => <MailsAtHand conversation={conversation("b", { agent: ME, mails: [failed] })} />);
    fireEvent.click(own.getByRole("button", { name: "Try again" }));
    expect((await own.findByRole("alert")).textContent).toBe("This mail is on its way.");
  });

  test("[MAI7] a transcript is asked for beside it", () => {
    const stage = setStage();
    const one = conversation("left", { mails: [mail("t", { kind: "transcript", to: ["ada@example.com"] })] });
    const view = stage.show(() => <MailSide conversation={one} />);
    expect(view.getByText("Transcript to ada@example.com")).toBeTruthy();
    fireEvent.click(view.getByRole("button", { name: "Send transcript" }));
    expect(stage.asked).toContainEqual(["transcript", one.id]);
  });
});

describe("[MAI3] where a visitor said nowhere that mail may go", () => {
  const ada = conversation("ada", { state: "open", agent: ME, person: { email: "told@by.page" }, seq: 1 });
  const log = (contact: boolean): ToAgent => ({
    t: "log",
    conversation: ada.id,
    messages: [],
    notes: [],
    more: false,
    contact,
  });

  test("no transcript is offered, whatever the page says of them, until they may have left an address", () => {
    const stage = setStage();
    stage.tell(snapshot(1, [[ada, marks(0)]]), log(false));
    const view = stage.show(() => <MailSide conversation={ada} />);
    const offered = () => view.queryByRole("button", { name: "Send transcript" });
    expect(offered()).toBeNull();
    expect(view.getByText(/left no e-mail address/u)).toBeTruthy();
    stage.tell(events([2, { type: "person", conversation: ada.id, person: { email: "ada@example.com" } }]));
    expect(offered()).toBeTruthy();
    stage.tell(log(true));
    expect(offered()).toBeTruthy();
  });

  test("[MAI4] an answer that no page took is said to go by mail only to who left an address, until it did", () => {
    const answer = message(2, { from: "agent", agent: ME });
    const fate = (mailable: boolean, mails: Mail[] = []) =>
      fateOf(answer, { delivered: 1, read: 1 }, { ...ada, mails }, mailable);
    expect(fate(true)).toContain("goes by mail in a minute");
    expect(fate(false)).toBe("Sent");
    expect(fate(true, [mail("a", { kind: "answer" })])).toBe("Sent");
    expect(fateOf(answer, { delivered: 2, read: 1 }, ada, true)).toBe("Delivered");
  });
});

describe("who gets the messages", () => {
  test("reads what people type", () => {
    expect(readAddresses(" a@x.example\n\nb@x.example, A@x.example;")).toEqual({
      ok: true,
      addresses: ["a@x.example", "b@x.example"],
    });
    expect(readAddresses("")).toEqual({ ok: true, addresses: [] });
    expect(readAddresses("a@x.example\nMaja")).toMatchObject({ ok: false, error: expect.stringContaining("Maja") });
  });

  test("is saved by itself; what is no address is named and not sent", async () => {
    const asked = serve(() => Response.json({}));
    const stage = setStage({ role: "owner" });
    const view = stage.show(() => <MailSettings mailTo={["desk@nordlys.example"]} disabled={false} />);
    const field = view.getByLabelText<HTMLTextAreaElement>("E-mail addresses");
    expect(field.value).toBe("desk@nordlys.example");
    fireEvent.input(field, { target: { value: "nobody" } });
    fireEvent.click(view.getByRole("button", { name: "Save addresses" }));
    expect(view.getByRole("alert").textContent).toContain("“nobody” is not an e-mail address.");
    expect(asked).toEqual([]);
    fireEvent.input(field, { target: { value: "maja@nordlys.example" } });
    fireEvent.click(view.getByRole("button", { name: "Save addresses" }));
    expect(await view.findByText(/^Saved/u)).toBeTruthy();
    expect(asked).toEqual(['PATCH /api/sites/site_1 {"mailTo":["maja@nordlys.example"]}']);
  });
});
