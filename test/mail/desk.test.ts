import MailComposer from "nodemailer/lib/mail-composer";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomId } from "../../worker/protocol/ids.ts";
import { makeCertificate, trust } from "./support/certificates.ts";
import { type MailDesk, OWNER, startMailDesk } from "./support/desk.ts";
import { type Arrived, type Inbox, PASSWORD, startSilence, startSmtp, USER } from "./support/smtp.ts";

let inbox: Inbox;
let desk: MailDesk;

beforeAll(async () => {
  const { authority, server } = await makeCertificate();
  trust(authority);
  inbox = await startSmtp({ ...server, secure: true });
  desk = await startMailDesk({ SMTP_URL: urlOf(inbox) });
});
afterAll(async () => {
  await desk.stop();
  await inbox.stop();
});

const urlOf = ({ port }: Pick<Inbox, "port">) =>
  `smtps://${encodeURIComponent(USER)}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}`;
const ADA = { email: "ada@example.com", name: "Ada" };
const change = (settings: object) => desk.client.send("PATCH", `/api/sites/${desk.site.id}`, settings, v.unknown());

/** What arrived about a conversation, known by a word in it. */
const about = (word: string): Arrived[] => inbox.arrived.filter(({ mail }) => mail.text?.includes(word));
const replyToOf = (arrived: Arrived | undefined): string => arrived?.mail.replyTo?.value[0]?.address ?? "";

/** An answer as a mail program makes it, with ours quoted below. */
async function answerTo(arrived: Arrived | undefined, text: string, from = "ada@example.com", more: object = {}) {
  const to = replyToOf(arrived);
  const quoted = (arrived?.mail.text ?? "")
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
  const raw = await new MailComposer({
    from,
    to,
    subject: `Re: ${arrived?.mail.subject}`,
    inReplyTo: arrived?.mail.messageId,
    text: `${text}\n\nOn 12/11/2026 10:15, Nordlys wrote:\n${quoted}`,
    ...more,
  })
    .compile()
    .build();
  return desk.receive(from, to, raw.toString());
}

describe("a message that was left", () => {
  it("[MAI1] arrives at the owner, with all that was added meanwhile, and its fate is sent", async () => {
    const conversation = await desk.leave("Do you have tents for the glacier?", ADA);
    await desk.hasten(conversation);
    await expect.poll(() => about("glacier").length).toBe(1);
    const [arrived] = about("glacier");
    expect(arrived).toMatchObject({
      from: "chat@desk.example.com",
      to: [OWNER.email],
      mail: { subject: "Ada wrote on Nordlys Outdoor", from: { text: '"Nordlys Outdoor" <chat@desk.example.com>' } },
    });
    expect(arrived?.mail.text).toContain(`${desk.edge}/sites/${desk.site.id}/inbox/${conversation}`);
    expect(arrived?.mail.text).toContain("E-mail: ada@example.com");
    expect(arrived?.mail.headers.get("auto-submitted")).toBe("auto-generated");
    await expect
      .poll(() => desk.fates(conversation))
      .toMatchObject([{ kind: "message", state: "sent", to: [OWNER.email], tries: 1, reason: null }]);
  });

  it("[MAI1] goes to the addresses of the settings instead, one mail each, and tells whom it did not reach", async () => {
    await change({ mailTo: ["desk@nordlys.example", "gone@example.com"] });
    const conversation = await desk.leave("Is the lighthouse lamp waterproof?", ADA);
    await desk.hasten(conversation);
    await expect
      .poll(() => desk.fates(conversation))
      .toMatchObject([
        { state: "failed", reason: expect.stringMatching(/^gone@example\.com: .*550 5\.1\.1 Nobody of that name/) },
      ]);
    expect(about("lighthouse").map(({ to }) => to)).toEqual([["desk@nordlys.example"]]);
    const [failed] = await desk.fates(conversation);

    // The address is mended, and tried again: who has it gets no second one.
    await change({ mailTo: ["desk@nordlys.example", "here@nordlys.example"] });
    await desk.client.send("POST", `/api/sites/${desk.site.id}/mails/${failed?.id}/retry`, {}, v.unknown());
    await expect.poll(() => desk.fates(conversation)).toMatchObject([{ state: "sent", tries: 2 }]);
    expect(about("lighthouse").map(({ to }) => to)).toEqual([["desk@nordlys.example"], ["here@nordlys.example"]]);
    await change({ mailTo: [] });
  });

  it("no field of the form forges a header or a recipient", async () => {
    const name = "Ada\r\nBcc: evil@example.com\r\n\r\nHi";
    const conversation = await desk.leave("Line one\r\nBcc: evil@example.com\r\n.\r\nabyss", {
      email: ADA.email,
      name,
    });
    await desk.hasten(conversation);
    await expect.poll(() => about("abyss").length).toBe(1);
    const [arrived] = about("abyss");
    expect(arrived?.to).toEqual([OWNER.email]);
    expect(arrived?.mail.headers.has("bcc")).toBe(false);
    expect(arrived?.mail.subject).toBe("Ada Bcc: evil@example.com Hi wrote on Nordlys Outdoor");
  });
});

describe("a mail server that is away", () => {
  it("[MAI2] is tried again later, after a restart too, with the same Message-ID; and chat goes on meanwhile", async () => {
    await change({ mailTo: ["greylisted@example.com"] });
    const conversation = await desk.leave("Can I rent a kayak?", ADA);
    await desk.hasten(conversation);
    await expect
      .poll(() => desk.fates(conversation))
      .toMatchObject([
        { state: "queued", tries: 1, reason: expect.stringContaining("451 4.7.1 Come back in five minutes") },
      ]);
    const due = async () =>
      Number(
        Reflect.get(Object((await desk.exec("SELECT due FROM mail WHERE conversation = ?", conversation))[0]), "due"),
      );
    const wait = (await due()) - Date.now();
    expect(wait).toBeGreaterThan(30_000);
    expect(wait).toBeLessThanOrEqual(60_000);
    const ids = () =>
      desk.exec("SELECT json_extract(letters, '$[0].id') AS id FROM mail WHERE conversation = ?", conversation);
    const before = await ids();
    await desk.set({ SMTP_URL: urlOf(inbox) });
    await desk.hasten(conversation);
    await expect.poll(() => desk.fates(conversation)).toMatchObject([{ state: "queued", tries: 2 }]);
    expect(await ids()).toEqual(before);
    expect((await due()) - Date.now()).toBeGreaterThan(4 * 60_000);
    await change({ mailTo: [] });
  });

  it("[MAI2] nobody waits for one that says nothing; cut off while it is asked, a try is counted, and the next one arrives", async () => {
    const silence = await startSilence();
    await desk.set({ SMTP_URL: urlOf(silence) });
    const conversation = await desk.leave("Which stove for the plateau?", ADA);
    await desk.hasten(conversation);
    await expect.poll(() => desk.fates(conversation)).toMatchObject([{ state: "queued", tries: 1 }]);
    // It still says nothing, and the conversation goes on.
    const began = Date.now();
    await desk.look({ t: "note", id: randomId(), conversation, body: "Ask Jonas" });
    expect(Date.now() - began).toBeLessThan(5_000);
    await desk.set({ SMTP_URL: urlOf(inbox) });
    await silence.stop();
    await desk.hasten(conversation);
    await expect.poll(() => desk.fates(conversation), { timeout: 10_000 }).toMatchObject([{ state: "sent", tries: 2 }]);
    expect(about("plateau")).toHaveLength(1);
  });
});

describe("an answer to who has left", () => {
  it("[MAI4] [MAI6] arrives with what was said and the way back, and their reply by mail is in the conversation; so is the next one", async () => {
    const conversation = await desk.leave("Do you sell snowshoes?", ADA, "/shoes");
    await desk.look({ t: "message", id: randomId(), conversation, body: "We do: three kinds.\nWhich size?" });
    await desk.hasten(conversation);
    await expect.poll(() => about("three kinds").length).toBe(1);
    const [answer] = about("three kinds");
    expect(answer).toMatchObject({
      to: ["ada@example.com"],
      mail: {
        from: { text: '"Maja Lind, Nordlys Outdoor" <chat@desk.example.com>' },
        subject: "Answer from Nordlys Outdoor",
      },
    });
    expect(answer?.mail.text).toContain("https://shop.example/shoes");
    expect(answer?.mail.text).toContain("> Do you sell snowshoes?");
    await desk.hasten(conversation);
    expect(about("three kinds")).toHaveLength(1);

    const own = { messageId: "<hers@mail.example.com>" };
    for (let i = 0; i < 2; i++)
      expect(await answerTo(answer, "Size 42.", ADA.email, own)).toMatchObject({ outcome: "ok" });
    expect(await desk.texts(conversation)).toEqual([
      "visitor: Do you sell snowshoes?",
      "agent: We do: three kinds.\nWhich size?",
      "visitor: Size 42.",
    ]);
    await desk.look({ t: "message", id: randomId(), conversation, body: "They are put aside for you." });
    await desk.hasten(conversation);
    await expect.poll(() => about("put aside").length).toBe(1);
    const [next] = about("put aside");
    expect(next?.mail).toMatchObject({
      subject: "Re: Answer from Nordlys Outdoor",
      inReplyTo: "<hers@mail.example.com>",
      references: [answer?.mail.messageId, "<hers@mail.example.com>"],
    });
    expect(next?.mail.text?.split("put aside").length).toBe(2);
  });

  it("[MAI5] one that bounces says why, and can be tried again", async () => {
    const conversation = await desk.leave("Do you mend boots?", ADA);
    await desk.look({ t: "message", id: randomId(), conversation, body: "Yes, with cobbler's wax." });
    await desk.hasten(conversation);
    await expect.poll(() => about("cobbler").length).toBe(1);
    const id = about("cobbler")[0]?.mail.messageId ?? "";
    const bounce = (action: string, about = id) =>
      desk.receive(
        "mailer-daemon@mx.example.com",
        "chat@desk.example.com",
        [
          "Return-Path: <>",
          "From: Mail Delivery System <mailer-daemon@mx.example.com>",
          "To: chat@desk.example.com",
          "Message-ID: <report@mx.example.com>",
          'Content-Type: multipart/report; report-type=delivery-status; boundary="B"',
          ...["", "--B", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.example.com", ""],
          ...["Final-Recipient: rfc822; ada@example.com", `Action: ${action}`, "Status: 5.2.2"],
          ...["Diagnostic-Code: smtp; 552 5.2.2 Mailbox full", ""],
          ...["--B", "Content-Type: text/rfc822-headers", "", `Message-ID: ${about}`, "--B--", ""],
        ].join("\r\n"),
      );
    const answerOf = async () => (await desk.fates(conversation)).find(({ kind }) => kind === "answer");
    await bounce("delayed");
    await bounce("failed", "<somebody.elses@desk.example.com>");
    expect(await answerOf()).toMatchObject({ state: "sent" });
    expect(await bounce("failed")).toMatchObject({ outcome: "ok" });
    expect(await answerOf()).toMatchObject({ state: "bounced", reason: "552 5.2.2 Mailbox full" });
    expect(await desk.texts(conversation)).toHaveLength(2);
    const again = await answerOf();
    await desk.client.send("POST", `/api/sites/${desk.site.id}/mails/${again?.id}/retry`, {}, v.unknown());
    await expect.poll(() => about("cobbler").length).toBe(2);
    expect(about("cobbler")[1]?.mail.messageId).not.toBe(id);
  });

  it("[MAI6] the owner answers the mail itself, and the visitor gets that answer", async () => {
    const conversation = await desk.leave("Do you have ice axes?", ADA);
    await desk.hasten(conversation);
    await expect.poll(() => about("ice axes").length).toBe(1);
    const [told] = about("ice axes");
    expect(await answerTo(told, "Two left.", "eve@example.com")).toMatchObject({
      rejectReason: expect.stringContaining("from the team only"),
    });
    expect(await answerTo(told, "Two left.", OWNER.email)).toMatchObject({ outcome: "ok" });
    expect(await desk.texts(conversation)).toEqual(["visitor: Do you have ice axes?", "agent: Two left."]);
    await desk.hasten(conversation);
    await expect.poll(() => about("Two left.").filter(({ to }) => to.includes(ADA.email)).length).toBe(1);
  });
});

it("[MAI7] a transcript has all that was said", async () => {
  const conversation = await desk.leave("How deep is the fjord?", ADA);
  await desk.look(
    { t: "message", id: randomId(), conversation, body: "1,308 metres." },
    { t: "transcript", id: randomId(), conversation },
  );
  await desk.hasten(conversation);
  await expect
    .poll(() => inbox.arrived.filter(({ mail }) => mail.subject === "Your conversation with Nordlys Outdoor").length)
    .toBe(1);
  const text =
    inbox.arrived.find(({ mail }) => mail.subject === "Your conversation with Nordlys Outdoor")?.mail.text ?? "";
  for (const said of ["Ada, ", "How deep is the fjord?", "Maja Lind, ", "1,308 metres."]) expect(text).toContain(said);
});
