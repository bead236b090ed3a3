import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { randomId, randomSecret } from "#protocol/ids";
import type { Contact, Conversation, Mail } from "#protocol/model";
import type { RetriedMail } from "#protocol/rest";
import { receiveMail } from "../../worker/mail/receive.ts";
import { replyAddress } from "../../worker/mail/reply-address.ts";
import { replyKey } from "../../worker/mail/reply-key.ts";
import { ask, call } from "./support/http.ts";
import { addSite, type Desk, invite, openDesk, type Person, WHILE_STAFFED } from "./support/people.ts";
import { attend, comeBack, visit } from "./support/wire.ts";

let desk: Desk;
let agent: Person;
let address = 0;

beforeAll(async () => {
  desk = await openDesk(WHILE_STAFFED);
  agent = await invite(desk, "Bo", "agent");
});

const ADA: Contact = { email: "ada@example.com", name: "Ada" };
const stubOf = (site: string) => env.SITE.get(env.SITE.idFromName(site));
const sql = <T>(site: string, work: (sql: SqlStorage) => T) =>
  runInDurableObject(stubOf(site), (_, { storage }) => work(storage.sql));

/** Rings one alarm now, with every mail due. */
async function ring(site: string, key = "mail") {
  await runInDurableObject(stubOf(site), async (_, { storage }) => {
    storage.sql.exec("UPDATE mail SET due = 1 WHERE due IS NOT NULL");
    storage.sql.exec("INSERT OR REPLACE INTO alarm (key, at) VALUES (?, 1)", key);
    await storage.setAlarm(Date.now() + 60_000);
  });
  expect(await runDurableObjectAlarm(stubOf(site))).toBe(true);
}

/** A site where nobody is there, with a console that looks on. */
async function quietSite() {
  const site = await addSite(desk, WHILE_STAFFED);
  const console = await attend(site.id, desk.owner);
  const fates = async (state: Mail["state"]) => {
    const { events } = await console.next("events", ({ events }) =>
      events.some(({ event }) => event.type === "mail" && event.mail.state === state),
    );
    return events.flatMap(({ event }) => (event.type === "mail" ? [event.mail] : []));
  };
  return { ...site, console, fates };
}
type Quiet = Awaited<ReturnType<typeof quietSite>>;

async function leave(site: Quiet, body = "Do you have tents?", contact: Contact | null = ADA) {
  const secret = randomSecret();
  const page = await visit(site.key, {
    address: `192.0.2.${++address}`,
    hello: { page: { path: "/tents", title: "T" } },
  });
  const say = async (text: string, who?: Contact) => {
    const id = randomId();
    page.send({ t: "message", tab: page.tab, id, body: text, secret, ...(who === undefined ? {} : { contact: who }) });
    return page.next("ack", (ack) => ack.id === id);
  };
  const { conversation } = await say(body, contact ?? undefined);
  return { page, say, secret, conversation };
}

const snapshotOf = async (site: string, conversation: string): Promise<Conversation> => {
  const console = await attend(site, desk.owner);
  const found = console.snapshot.conversations.find((entry) => entry.conversation.id === conversation);
  console.close();
  if (found === undefined) throw new Error("not in the snapshot");
  return found.conversation;
};

const bodiesOf = (site: string, conversation: string): Promise<{ from: string; kind: string; body: string }[]> =>
  sql(site, (sql) =>
    sql
      .exec<{ event: string }>(
        "SELECT event FROM log WHERE conversation = ? AND seq IS NOT NULL ORDER BY seq",
        conversation,
      )
      .toArray()
      .map(({ event }) => JSON.parse(event).message)
      .map(({ from, kind, body }) => ({ from, kind, body })),
  );
const textsOf = async (site: string, conversation: string) =>
  (await bodiesOf(site, conversation))
    .filter(({ kind }) => kind === "text")
    .map(({ from, body }) => `${from}: ${body}`);

describe("what is left while nobody is there", () => {
  it("[MAI1] is queued with it, and what is added goes along; kept through an eviction", async () => {
    const site = await quietSite();
    const { say, conversation } = await leave(site);
    const [queued] = await site.fates("queued");
    expect(queued).toMatchObject({ kind: "message", to: [], tries: 0, reason: null });
    await say("Warm ones?");
    await evictDurableObject(stubOf(site.id));
    await say("Red ones?");
    expect((await snapshotOf(site.id, conversation)).mails).toEqual([queued]);
    expect(await sql(site.id, (sql) => sql.exec("SELECT COUNT(*) AS n FROM mail").one())).toEqual({ n: 1 });
    const due = await sql(
      site.id,
      (sql) => sql.exec<{ at: number }>("SELECT at FROM alarm WHERE key = 'mail'").one().at,
    );
    expect(due - Date.now()).toBeGreaterThan(10_000);
    expect(due - Date.now()).toBeLessThanOrEqual(30_000);
  });

  it("[MAI1] a mail and its message are stored together, or not at all", async () => {
    const site = await quietSite();
    await sql(site.id, (sql) =>
      sql.exec("CREATE TRIGGER no_mail BEFORE INSERT ON mail BEGIN SELECT RAISE(ABORT, 'no'); END"),
    );
    await expect(leave(site)).rejects.toThrow();
    expect(
      await sql(site.id, (sql) => sql.exec("SELECT COUNT(*) AS n FROM log WHERE conversation IS NOT NULL").one()),
    ).toEqual({ n: 0 });
  });

  it("[MAI2] without mail its fate says so, and who leads can try again; others cannot", async () => {
    const site = await quietSite();
    const { say, conversation } = await leave(site);
    await ring(site.id);
    const [failed] = await site.fates("failed");
    expect(failed).toMatchObject({ tries: 0, reason: expect.stringContaining("Mail is not set up here") });
    await say("Are you there?");
    const [second] = await site.fates("queued");
    expect(second?.id).not.toBe(failed?.id);
    const parts = await sql(site.id, (sql) => sql.exec("SELECT after, up_to FROM mail ORDER BY rowid").toArray());
    expect(parts[1]).toEqual({ after: parts[0]?.up_to, up_to: null });

    const path = `/api/sites/${site.id}/mails/${failed?.id}/retry`;
    const retry = (cookie: string) => call(path, { method: "POST", json: {}, cookie });
    expect((await retry(agent.cookie)).status).toBe(403);
    await evictDurableObject(stubOf(site.id));
    const { mail } = await ask<RetriedMail>(path, { method: "POST", json: {}, cookie: desk.owner.cookie });
    expect(mail).toMatchObject({ id: failed?.id, state: "queued", reason: null });
    expect((await retry(desk.owner.cookie)).status).toBe(409);
    const { mails } = await snapshotOf(site.id, conversation);
    expect(mails.map(({ id }) => id)).toEqual([failed?.id, second?.id]);
    expect(
      (
        await call(`/api/sites/${site.id}/mails/${randomId()}/retry`, {
          method: "POST",
          json: {},
          cookie: desk.owner.cookie,
        })
      ).status,
    ).toBe(404);
  });

  it("[MAI2] the agent who has a conversation can try its mails again", async () => {
    const site = await quietSite();
    const { conversation } = await leave(site);
    await ring(site.id);
    const [failed] = await site.fates("failed");
    const bo = await attend(site.id, agent);
    bo.send({ t: "assign", id: randomId(), conversation, agent: agent.id });
    await bo.next("ack");
    const path = `/api/sites/${site.id}/mails/${failed?.id}/retry`;
    expect((await call(path, { method: "POST", json: {}, cookie: agent.cookie })).status).toBe(200);
    bo.close();
  });

  it("[MAI1] a console that comes back hears what became of it", async () => {
    const site = await quietSite();
    const since = { epoch: site.console.welcome.epoch, rev: site.console.welcome.rev };
    site.console.close();
    await leave(site);
    await ring(site.id);
    const back = await comeBack(site.id, desk.owner, since);
    const states = back.events.events.flatMap(({ event }) => (event.type === "mail" ? [event.mail.state] : []));
    expect(states).toEqual(["queued", "failed"]);
    back.close();
  });
});

describe("an agent's answer to who has left", () => {
  async function answered(contact: Contact | null, identify?: string) {
    const site = await quietSite();
    const left = await leave(site, "Tents?", contact);
    if (identify !== undefined) {
      left.page.send({ t: "identify", tab: left.page.tab, person: { email: identify } });
      await site.console.next("events", ({ events }) => events.some(({ event }) => event.type === "person"));
    }
    site.console.send({ t: "message", id: randomId(), conversation: left.conversation, body: "We have three." });
    const { seq } = await site.console.next("ack");
    const later = () =>
      sql(site.id, (sql) =>
        sql.exec("UPDATE log SET event = json_set(event, '$.message.at', 1) WHERE seq IS NOT NULL"),
      );
    const answers = () =>
      sql(site.id, (sql) =>
        sql
          .exec<{ fate: string; after: number; up_to: number }>(
            "SELECT fate, after, up_to FROM mail WHERE kind = 'answer'",
          )
          .toArray(),
      );
    return { site, ...left, seq, later, answers };
  }

  it.each([
    ["said to a console where they left an address", ADA, true],
    ["not where only the page says one", null, false],
  ] as const)("[MAI3] can go by mail: %s", async (_, contact, can) => {
    const { site, conversation } = await answered(contact, "told@by.page");
    site.console.send({ t: "log", conversation });
    expect((await site.console.next("log")).contact).toBe(can);
  });

  it("[MAI4] goes by mail after a minute, once", async () => {
    const { site, conversation, later, answers } = await answered(ADA);
    const key = `answer-mail:${conversation}`;
    await ring(site.id, key);
    expect(await answers()).toEqual([]);
    await evictDurableObject(stubOf(site.id));
    await later();
    await ring(site.id, key);
    await ring(site.id, key);
    const [mail, ...more] = await answers();
    expect(more).toEqual([]);
    expect(JSON.parse(mail?.fate ?? "")).toMatchObject({ kind: "answer", to: ["ada@example.com"] });
  });

  it("[MAI4] goes before their own mail that crosses it, since that counts as having read all", async () => {
    const { site, conversation, answers, seq } = await answered(ADA);
    expect(await answers()).toEqual([]);
    expect(await mailIn(replyTo(site, conversation), { text: "One more thing." })).toBeNull();
    expect(await answers()).toMatchObject([{ up_to: seq }]);
    expect(await mailIn(replyTo(site, conversation), { text: "And another." })).toBeNull();
    expect(await answers()).toHaveLength(1);
  });

  it("[MAI4] does not where their page took it", async () => {
    const { site, page, conversation, seq, later, answers } = await answered(ADA);
    page.send({ t: "received", tab: page.tab, conversation, seq });
    await site.console.next("marks");
    await later();
    await ring(site.id, `answer-mail:${conversation}`);
    expect(await answers()).toEqual([]);
  });

  it("[MAI3] does not to an address that only the page told", async () => {
    const { site, conversation, later, answers } = await answered(null, "somebody@example.com");
    await later();
    await ring(site.id, `answer-mail:${conversation}`);
    expect(await answers()).toEqual([]);
  });
});

/** A mail as a program would send it, to the Worker; the reason if it was refused. */
async function mailIn(
  to: string,
  {
    text,
    id = `<${randomId()}@mail.example.com>`,
    from = "ada@example.com",
    headers = [] as string[],
  }: { text: string; id?: string | null; from?: string; headers?: string[] },
): Promise<string | null> {
  const lines = [
    `From: Somebody <${from}>`,
    `To: <${to}>`,
    "Subject: Re: Tents",
    "Content-Type: text/plain; charset=utf-8",
    ...(id === null ? [] : [`Message-ID: ${id}`]),
    ...headers,
    "",
    ...text.split("\n"),
  ];
  let reason: string | null = null;
  const raw = new Response(lines.join("\r\n")).body;
  if (raw === null) throw new Error("no body");
  await receiveMail({ from, to, raw, setReject: (why) => (reason = why) }, env);
  return reason;
}

const replyTo = (site: Quiet, conversation: string, side: "visitor" | "team" = "visitor") =>
  replyAddress(replyKey(env.AUTH_SECRET), { site: site.key, side, conversation }, "desk.example.com");

describe("a mail that comes in", () => {
  it("[MAI6] is the visitor's message in both windows, without what it quotes, and once", async () => {
    const site = await quietSite();
    const { page, conversation } = await leave(site);
    const mail = {
      text: "Two, please.\n\nOn 12/11/2026 10:15, Maja wrote:\n> We have three.",
      id: "<hers@mail.example.com>",
    };
    expect(await mailIn(replyTo(site, conversation), mail)).toBeNull();
    const shown = await page.next("message", ({ message }) => message.body === "Two, please.");
    expect(shown).toMatchObject({ conversation, message: { from: "visitor", kind: "text" } });
    await site.console.next("events", ({ events }) =>
      events.some(({ event }) => event.type === "message" && event.message.body === "Two, please."),
    );
    await evictDurableObject(stubOf(site.id));
    expect(await mailIn(replyTo(site, conversation), mail)).toBeNull();
    expect(await textsOf(site.id, conversation)).toEqual(["visitor: Do you have tents?", "visitor: Two, please."]);
  });

  it("[MAI6] without a Message-ID it is known by all it says", async () => {
    const site = await quietSite();
    const { conversation } = await leave(site);
    for (const text of ["One.", "One.", "Two."])
      expect(await mailIn(replyTo(site, conversation), { text, id: null })).toBeNull();
    expect(await textsOf(site.id, conversation)).toEqual([
      "visitor: Do you have tents?",
      "visitor: One.",
      "visitor: Two.",
    ]);
  });

  it("[MAI6] stays in its conversation, however long ago that was closed; and goes on where they write meanwhile", async () => {
    const site = await quietSite();
    const { conversation, say } = await leave(site);
    const close = async (id: string) => {
      site.console.send({ t: "close", id: randomId(), conversation: id });
      await site.console.next("ack");
    };
    await close(conversation);
    await evictDurableObject(stubOf(site.id));
    await sql(site.id, (sql) =>
      sql.exec("UPDATE conversation SET view = json_set(view, '$.last.at', 1), at = 1 WHERE id = ?", conversation),
    );
    const { conversation: second } = await say("Something else");
    expect(second).not.toBe(conversation);
    await mailIn(replyTo(site, conversation), { text: "To the first" });
    expect(await textsOf(site.id, second)).toEqual(["visitor: Something else", "visitor: To the first"]);
    await close(second);
    await mailIn(replyTo(site, conversation), { text: "Once more" });
    expect((await textsOf(site.id, conversation)).at(-1)).toBe("visitor: Once more");
    expect((await snapshotOf(site.id, conversation)).state).toBe("message");
  });

  it("[MAI6] one that is long becomes several messages, and from elsewhere it says so", async () => {
    const site = await quietSite();
    const { conversation } = await leave(site);
    await mailIn(replyTo(site, conversation), {
      text: `${"snow ".repeat(790)}\n\n${"ice ".repeat(400)}`,
      from: "bo@example.com",
    });
    const texts = await textsOf(site.id, conversation);
    expect(texts).toHaveLength(3);
    expect(texts[2]).toMatch(/\[sent by mail from bo@example\.com\]$/);
  });

  it("[MAI6] from the team it is that member's message, and of nobody else", async () => {
    const site = await quietSite();
    const { page, conversation } = await leave(site);
    const to = replyTo(site, conversation, "team");
    expect(await mailIn(to, { text: "I am no member.", from: "eve@example.com" })).toContain("from the team only");
    expect(await mailIn(to, { text: "We have three.", from: agent.email.toUpperCase() })).toBeNull();
    const { message } = await page.next(
      "message",
      ({ message }) => message.kind === "text" && message.from === "agent",
    );
    expect(message).toMatchObject({ agent: agent.id, body: "We have three." });
  });

  it("[MAI5] what a machine sent, or we ourselves, is dropped without a word", async () => {
    const site = await quietSite();
    const { conversation } = await leave(site);
    const to = replyTo(site, conversation);
    for (const headers of [
      ["Auto-Submitted: auto-replied"],
      ["Precedence: bulk"],
      ["X-Hejdesk-Mail: 1"],
      ["Return-Path: <>"],
    ])
      expect(await mailIn(to, { text: "I am away.", headers })).toBeNull();
    expect(await mailIn(to, { text: "Round and round", from: "chat@desk.example.com" })).toBeNull();
    expect(await textsOf(site.id, conversation)).toEqual(["visitor: Do you have tents?"]);
  });

  it("[MAI5] a conversation takes twenty an hour", async () => {
    const site = await quietSite();
    const { conversation } = await leave(site);
    for (let i = 0; i < 20; i++) expect(await mailIn(replyTo(site, conversation), { text: `Mail ${i}` })).toBeNull();
    expect(await mailIn(replyTo(site, conversation), { text: "Once more" })).toContain("Too many mails");
  });

  it("[MAI6] is refused with a reason where it cannot be taken", async () => {
    const site = await quietSite();
    const { conversation } = await leave(site);
    const good = replyTo(site, conversation);
    const text = "Hej";
    expect(await mailIn("chat@desk.example.com", { text })).toContain("takes answers to conversations only");
    const forged = good.replace(/.@/, (end) => (end === "a@" ? "b@" : "a@"));
    expect(await mailIn(forged, { text })).toContain("takes answers to conversations only");
    expect(await mailIn(replyTo(site, randomId()), { text })).toContain("does not exist");
    expect(await mailIn(good, { text: "" })).toContain("no text");
    expect(await textsOf(site.id, conversation)).toEqual(["visitor: Do you have tents?"]);
  });
});

describe("a transcript", () => {
  it("[MAI7] goes to the visitor's address when an agent asks for it, once for a frame", async () => {
    const site = await quietSite();
    const { conversation } = await leave(site);
    const id = randomId();
    for (let i = 0; i < 2; i++) {
      site.console.send({ t: "transcript", id, conversation });
      expect(await site.console.next("ack", (ack) => ack.id === id)).toMatchObject({ conversation });
    }
    const { mails } = await snapshotOf(site.id, conversation);
    expect(mails.filter(({ kind }) => kind === "transcript")).toMatchObject([{ id, to: ["ada@example.com"] }]);
    const { conversation: nameless } = await leave(site, "Hej", null);
    site.console.send({ t: "transcript", id: randomId(), conversation: nameless });
    expect(await site.console.next("error")).toMatchObject({ code: "conflict" });
  });

  it("[MAI7] a visitor gets one of what somebody has answered, three times an hour, and of nobody else's", async () => {
    const site = await quietSite();
    const { page, conversation } = await leave(site);
    const askFor = (id = randomId(), email = "ada@home.example") => {
      page.send({ t: "transcript", tab: page.tab, id, conversation, email });
      return id;
    };
    askFor();
    expect(await page.next("error")).toMatchObject({ code: "conflict" });
    site.console.send({ t: "message", id: randomId(), conversation, body: "We have three." });
    await page.next("message", ({ message }) => message.from === "agent" && message.kind === "text");
    const first = askFor();
    await page.next("ack", ({ id }) => id === first);
    askFor(first);
    await page.next("ack", ({ id }) => id === first);
    for (let i = 0; i < 2; i++) {
      const id = askFor();
      await page.next("ack", (ack) => ack.id === id);
    }
    const late = askFor();
    expect(await page.next("error")).toMatchObject({ id: late, code: "rate_limited", retryAfter: 3_600 });
    const other = await leave(site);
    other.page.send({ t: "transcript", tab: other.page.tab, id: randomId(), conversation, email: "eve@example.com" });
    expect(await other.page.next("error")).toMatchObject({ code: "not_found" });
  });
});
