import { mkdirSync } from "node:fs";
import * as v from "valibot";
import { expect } from "vitest";
import { makeClient } from "../../../scripts/stack/client.ts";
import { createSite, openOrganization, signUp } from "../../../scripts/stack/owner.ts";
import { inRoot } from "../../../scripts/stack/root.ts";
import { localEnv } from "../../../scripts/stack/wrangler.ts";
import type { AgentFrame, ToAgent } from "../../../worker/protocol/agent.ts";
import { randomId, randomSecret } from "../../../worker/protocol/ids.ts";
import type { Contact, Conversation, Mail } from "../../../worker/protocol/model.ts";
import type { PollAnswer } from "../../../worker/protocol/poll.ts";
import type { ToVisitor, VisitorFrame } from "../../../worker/protocol/visitor.ts";

export const OWNER = { name: "Maja Lind", email: "maja@nordlys.example", password: "a password for tests" };
const SHOP = "https://shop.example";

export type MailDesk = Awaited<ReturnType<typeof startMailDesk>>;

/** The whole Worker in the real runtime, with an owner and a site. Mail goes where `vars` say. */
export async function startMailDesk(vars: Record<string, string>) {
  Object.assign(process.env, localEnv);
  mkdirSync(inRoot("dist"), { recursive: true });
  // Not before `trust`: the runtime's module looks for authorities when it is loaded.
  const { createTestHarness } = await import("wrangler");
  const worker = (more: Record<string, string>) => ({
    configPath: inRoot("wrangler.toml"),
    vars: { MAIL_FROM: "chat@desk.example.com", MAIL_REPLY_DOMAIN: "desk.example.com", ...more },
    secrets: { AUTH_SECRET: "a secret for tests and for nothing else" },
  });
  const harness = createTestHarness({ root: inRoot(), workers: [worker(vars)] });
  const { url } = await harness.listen();
  const edge = url.origin;
  const runtime = harness.getWorker();
  for (const database of ["DIRECTORY", "HISTORY"]) await runtime.applyD1Migrations(database);
  const client = makeClient(edge);
  await signUp(client, OWNER);
  const organization = await openOrganization(client, "Nordlys");
  const site = await createSite(client, organization, "Nordlys Outdoor", [SHOP]);

  const exec = async (...args: [string, ...unknown[]]) =>
    (await runtime.getDurableObjectStorage("SITE", { name: site.id })).exec(...args);

  /** One connection that polls. */
  async function line<In extends { t: string }, Out>(path: string, headers: Record<string, string>) {
    let id: string | null = null;
    let got = 0;
    let sent = 0;
    const turn = async (frames: Out[], bye = false): Promise<In[]> => {
      const texts = frames.map((frame) => JSON.stringify(frame));
      const body = JSON.stringify({ line: id, got, sent, frames: texts, ...(bye ? { bye } : {}) });
      const response = await fetch(edge + path, { method: "POST", headers, body });
      const answer = (await response.json()) as PollAnswer;
      id = answer.line;
      sent += frames.length;
      got += answer.frames.length;
      return answer.frames.map((text) => JSON.parse(text));
    };
    await turn([]);
    // One that stays open keeps the object awake.
    return { turn, end: () => turn([], true) };
  }

  /** A page of the shop whose visitor writes once, and leaves. */
  async function leave(body: string, contact: Contact, path = "/tents"): Promise<string> {
    const headers = { origin: SHOP, "content-type": "text/plain", "user-agent": `T/${randomId()}` };
    const { turn, end } = await line<ToVisitor, VisitorFrame>(`/v1/visitor/${site.key}`, headers);
    const tab = randomId();
    const page = { path, title: "Tents" };
    await turn([{ t: "hello", tab, page, referrer: "", language: "en", device: "desktop" }]);
    const told = await turn([{ t: "message", tab, id: randomId(), body, secret: randomSecret(), contact }]);
    await end();
    const ack = told.find((frame) => frame.t === "ack");
    if (ack?.t !== "ack") throw new Error(`No ack: ${JSON.stringify(told)}`);
    return ack.conversation;
  }

  /** What a console shows, and then does. */
  async function look(...frames: AgentFrame[]): Promise<Conversation[]> {
    const headers = { origin: edge, "content-type": "text/plain", cookie: client.cookie() };
    const { turn, end } = await line<ToAgent, AgentFrame>(`/v1/agent/${site.id}`, headers);
    const told = await turn([{ t: "hello" }]);
    if (frames.length > 0) await turn(frames);
    await end();
    const snapshot = told.find((frame) => frame.t === "snapshot");
    if (snapshot?.t !== "snapshot") throw new Error(`No snapshot: ${JSON.stringify(told)}`);
    return snapshot.conversations.map(({ conversation }) => conversation);
  }

  return {
    edge,
    client,
    site,
    organization,
    leave,
    look,
    exec,
    /** Lets the time pass that mails and texts wait for. A change of the settings sets an alarm, and with it all that is due rings. */
    async hasten(conversation: string): Promise<void> {
      const isDrained = async () => (await exec("SELECT key FROM alarm WHERE key = 'outbox'")).length === 0;
      await expect.poll(isDrained, { timeout: 5_000 }).toBe(true);
      await exec("UPDATE mail SET due = 1 WHERE due IS NOT NULL AND conversation = ?", conversation);
      await exec("UPDATE log SET event = json_set(event, '$.message.at', 1) WHERE seq IS NOT NULL");
      await exec("UPDATE alarm SET at = 1 WHERE key LIKE '%mail%'");
      await client.send("PATCH", `/api/sites/${site.id}`, {}, v.unknown());
    },
    /** The mails of a conversation as they are known now. */
    async fates(conversation: string): Promise<Mail[]> {
      return (await look()).find(({ id }) => id === conversation)?.mails ?? [];
    },
    texts: async (conversation: string): Promise<string[]> =>
      (await exec("SELECT event FROM log WHERE conversation = ? AND seq IS NOT NULL ORDER BY seq", conversation))
        .map((row) => JSON.parse(String(Reflect.get(Object(row), "event"))).message)
        .filter(({ kind }) => kind === "text")
        .map(({ from, body }) => `${from}: ${body}`),
    /** Gives a mail to `email()`. */
    receive: (from: string, to: string, raw: string) => runtime.email({ from, to, raw }),
    /** The deployment starts again with other settings, and whatever it was at is cut off; its data stays. */
    set: (more: Record<string, string>) => harness.update((now) => ({ ...now, workers: [worker(more)] })),
    stop: () => harness.close(),
  };
}
