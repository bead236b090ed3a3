import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { close } from "#protocol/close";
import { randomId, randomSecret } from "#protocol/ids";
import type { Door, InvitationDetails, SiteDetails } from "#protocol/rest";
import { ask, call, cookieOf, SHOP } from "./support/http.ts";
import { addSite, type Desk, invite, me, openDesk, signUp, WHILE_STAFFED } from "./support/people.ts";
import { attend, visit } from "./support/wire.ts";

/** Storage lasts for this file, so the tests are one story, in order. */
let desk: Desk;

const door = async () => (await ask<Door>("/api/door")).signUp;
const signUpAs = (name: string, email: string, headers: Record<string, string> = {}) =>
  call("/api/auth/sign-up/email", { json: { name, email, password: "correct horse battery" }, headers });

describe("the door", () => {
  it("lets exactly one of two people in who sign up to a fresh deployment at the same time, and they own it", async () => {
    expect(await door()).toBe("first");
    const answers = await Promise.all([
      signUpAs("One", "one@example.com", { "cf-connecting-ip": "10.9.0.1" }),
      signUpAs("Two", "two@example.com", { "cf-connecting-ip": "10.9.0.2" }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
    const { results } = await env.DIRECTORY.prepare("SELECT email FROM user").all<{ email: string }>();
    const claim = await env.DIRECTORY.prepare("SELECT email FROM owner_claim").first<{ email: string }>();
    expect(results).toEqual([{ email: claim?.email }]);
    for (const table of ["user", "owner_claim"]) await env.DIRECTORY.prepare(`DELETE FROM ${table}`).run();
  });

  it("is open again after a first sign-up that came to nothing", async () => {
    await env.DIRECTORY.prepare("INSERT INTO owner_claim (one, email, at) VALUES (1, 'gone@example.com', ?)")
      .bind(Date.now() - 61_000)
      .run();
    desk = await openDesk();
    expect(await door()).toBe("invitation");
  });

  it("is closed to strangers after that, with words that say what to do", async () => {
    const response = await signUpAs("Stranger", "stranger@example.com");
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      code: "sign_up_closed",
      reason: "SIGN_UP_CLOSED",
      detail: expect.stringContaining("by invitation"),
    });
  });

  it("lets in who was invited, by the invitation's own link and e-mail only", async () => {
    const { cookie } = desk.owner;
    const { id } = await ask<{ id: string }>("/api/auth/organization/invite-member", {
      json: { email: "kari@example.com", role: "agent", organizationId: desk.organization },
      cookie,
    });
    expect(await ask<InvitationDetails>(`/api/invitations/${id}`)).toMatchObject({
      email: "kari@example.com",
      organization: "Nordlys",
      role: "agent",
      state: "pending",
    });
    expect((await signUpAs("Kari", "kari@example.com")).status).toBe(403);
    expect((await signUpAs("Eve", "eve@example.com", { "x-hejdesk-invitation": id })).status).toBe(403);
    expect((await signUpAs("Kari", "kari@example.com", { "x-hejdesk-invitation": randomId() })).status).toBe(403);
    const kari = await signUp("Kari", { id, email: "kari@example.com" });
    expect((await me(kari)).organizations).toEqual([]);
    await ask("/api/auth/organization/accept-invitation", { json: { invitationId: id }, cookie: kari.cookie });
    expect((await me(kari)).organizations).toMatchObject([
      { name: "Nordlys", role: "agent", sites: [{ key: desk.site.key }] },
    ]);
    expect((await ask<InvitationDetails>(`/api/invitations/${id}`)).state).toBe("accepted");
    expect((await call(`/api/invitations/${randomId()}`)).status).toBe(404);
  });
});

describe("an invitation", () => {
  it("that ran out or was taken back lets nobody in", async () => {
    const invitation = async (email: string) =>
      ask<{ id: string }>("/api/auth/organization/invite-member", {
        json: { email, role: "agent", organizationId: desk.organization },
        cookie: desk.owner.cookie,
      });
    const old = await invitation("old@example.com");
    await env.DIRECTORY.prepare("UPDATE invitation SET expiresAt = ? WHERE id = ?")
      .bind(new Date(Date.now() - 1_000).toISOString(), old.id)
      .run();
    const taken = await invitation("taken@example.com");
    await ask("/api/auth/organization/cancel-invitation", {
      json: { invitationId: taken.id },
      cookie: desk.owner.cookie,
    });
    for (const [email, { id }] of [
      ["old@example.com", old],
      ["taken@example.com", taken],
    ] as const) {
      expect((await ask<InvitationDetails>(`/api/invitations/${id}`)).state).toBe("gone");
      expect((await signUpAs("Late", email, { "x-hejdesk-invitation": id })).status).toBe(403);
    }
  });

  it("is for one of the four roles, and no list of them", async () => {
    for (const role of [["agent", "supervisor"], "agent,supervisor", "root"]) {
      const response = await call("/api/auth/organization/invite-member", {
        json: { email: "z@example.com", role, organizationId: desk.organization },
        cookie: desk.owner.cookie,
      });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: "malformed" });
    }
  });
});

describe("sign-in", () => {
  it("answers a wrong password in the one shape of errors, with its own code as the reason", async () => {
    const json = { email: desk.owner.email, password: "not the password" };
    const response = await call("/api/auth/sign-in/email", { json });
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({
      status: 401,
      code: "unauthorized",
      reason: "INVALID_EMAIL_OR_PASSWORD",
    });
  });

  it("has no other doors: what the console does not use of it is not there", async () => {
    const { cookie } = desk.owner;
    for (const path of [
      "update-user",
      "change-email",
      "delete-user",
      "organization/leave",
      "organization/delete",
      "organization/set-active",
    ])
      expect((await call(`/api/auth/${path}`, { json: {}, cookie })).status).toBe(404);
    for (const path of ["error", "ok", "list-sessions", "organization/list"])
      expect((await call(`/api/auth/${path}`, { cookie })).status).toBe(404);
  });

  it("keeps agents' names short, on one line, and without a picture from elsewhere", async () => {
    const { id } = await ask<{ id: string }>("/api/auth/organization/invite-member", {
      json: { email: "bo@long.example", role: "agent", organizationId: desk.organization },
      cookie: desk.owner.cookie,
    });
    const bo = await signUp(`B\no${"o".repeat(300)}`, { id, email: "bo@long.example" });
    const user = await env.DIRECTORY.prepare("SELECT name, image FROM user WHERE id = ?")
      .bind(bo.id)
      .first<{ name: string; image: string | null }>();
    expect(user?.name).toMatch(/^b o+$/i);
    expect(user?.name).toHaveLength(80);
    expect(user?.image).toBeNull();
  });
});

describe("roles", () => {
  it("an agent or supervisor may not invite, remove or promote; nobody makes themselves more", async () => {
    const supervisor = await invite(desk, "Sigrid", "supervisor");
    const agent = await invite(desk, "Bo", "agent");
    const { organization } = desk;
    const { members } = await ask<{ members: { id: string; userId: string }[] }>(
      `/api/auth/organization/list-members?organizationId=${organization}`,
      { cookie: agent.cookie },
    );
    const own = members.find(({ userId }) => userId === agent.id)?.id;
    for (const { cookie } of [supervisor, agent]) {
      const invitation = { email: "x@example.com", role: "agent", organizationId: organization };
      expect((await call("/api/auth/organization/invite-member", { json: invitation, cookie })).status).toBe(403);
      const promotion = { memberId: own, role: "owner", organizationId: organization };
      expect((await call("/api/auth/organization/update-member-role", { json: promotion, cookie })).ok).toBe(false);
      const removal = { memberIdOrEmail: desk.owner.email, organizationId: organization };
      expect((await call("/api/auth/organization/remove-member", { json: removal, cookie })).ok).toBe(false);
    }
  });

  it("an admin may not make an owner", async () => {
    const admin = await invite(desk, "Ada", "admin");
    const invitation = { email: "y@example.com", role: "owner", organizationId: desk.organization };
    expect(
      (await call("/api/auth/organization/invite-member", { json: invitation, cookie: admin.cookie })).status,
    ).toBe(403);
  });

  it("who joined by invitation makes no organization of their own where sign-up is by invitation", async () => {
    const agent = await invite(desk, "Liv", "agent");
    const json = { name: "Mine", slug: "mine" };
    expect((await call("/api/auth/organization/create", { json, cookie: agent.cookie })).status).toBe(403);
  });
});

describe("a membership that changes", () => {
  it("[CON5] taking it away closes that person's sockets at once, and what they had waits again", async () => {
    const bo = await invite(desk, "Bo", "agent");
    const { site } = desk;
    const page = await visit(site.key, { address: "203.0.113.50" });
    const secret = randomSecret();
    page.send({ t: "message", tab: page.tab, id: randomId(), body: "Hello", secret });
    const { conversation } = await page.next("ack");
    const owner = await attend(site.id, desk.owner);
    const consoles = [await attend(site.id, bo), await attend(site.id, bo)];
    const other = await addSite(desk);
    const elsewhere = await attend(other.id, bo);
    consoles[0]?.send({ t: "status", status: "online" });
    consoles[0]?.send({ t: "assign", id: randomId(), conversation, agent: bo.id });
    await consoles[0]?.next("ack");
    await owner.next("events", ({ events }) => events[0]?.event.type === "assigned");
    await ask("/api/auth/organization/remove-member", {
      json: { memberIdOrEmail: bo.email, organizationId: desk.organization },
      cookie: desk.owner.cookie,
    });
    for (const console of [...consoles, elsewhere]) expect(await console.closed).toBe(close.forbidden.code);
    const { events } = await owner.next("events", ({ events }) => events[0]?.event.type === "assigned");
    expect(events[0]?.event).toEqual({ type: "assigned", conversation, agent: null });
    await page.next("availability", ({ availability }) => availability.agents.length === 0);
    await expect(attend(site.id, bo)).rejects.toThrow();
    const reloaded = await visit(site.key, { hello: { secret } });
    expect(reloaded.welcome.conversation?.agents).toMatchObject([{ id: bo.id, name: "Bo" }]);
    owner.close();
  });

  it("a new role counts at once on sockets that are open", async () => {
    const bo = await invite(desk, "Ulf", "agent");
    const { site } = desk;
    const page = await visit(site.key, { address: "203.0.113.51" });
    page.send({ t: "message", tab: page.tab, id: randomId(), body: "Hello", secret: randomSecret() });
    const { conversation } = await page.next("ack");
    const owner = await attend(site.id, desk.owner);
    owner.send({ t: "assign", id: randomId(), conversation, agent: desk.owner.id });
    await owner.next("ack");
    const agent = await attend(site.id, bo);
    const takeOver = () => agent.send({ t: "assign", id: randomId(), conversation, agent: bo.id });
    takeOver();
    expect(await agent.next("error")).toMatchObject({ code: "forbidden" });
    const { members } = await ask<{ members: { id: string; userId: string }[] }>(
      `/api/auth/organization/list-members?organizationId=${desk.organization}`,
      { cookie: desk.owner.cookie },
    );
    await ask("/api/auth/organization/update-member-role", {
      json: {
        memberId: members.find(({ userId }) => userId === bo.id)?.id,
        role: "supervisor",
        organizationId: desk.organization,
      },
      cookie: desk.owner.cookie,
    });
    takeOver();
    expect(await agent.next("ack")).toMatchObject({ conversation });
    owner.close();
    agent.close();
  });

  it("[CON5] signing out closes the consoles of that session, not of another", async () => {
    const first = desk.owner;
    const again = await call("/api/auth/sign-in/email", {
      json: { email: first.email, password: "correct horse battery" },
    });
    const second = { ...first, cookie: cookieOf(again) };
    const [one, two] = [await attend(desk.site.id, first), await attend(desk.site.id, second)];
    await ask("/api/auth/sign-out", { json: {}, cookie: second.cookie });
    expect(await two.closed).toBe(close.unauthorized.code);
    one.sendText("ping");
    await expect.poll(() => one.raw).toContain("pong");
    one.close();
  });
});

describe("a site", () => {
  it("is made with its tag, and waits for its first visit until one comes", async () => {
    const site = await addSite(desk);
    expect(site.tag).toBe(`<script async src="https://desk.example/w/${site.key}.js"></script>`);
    expect(site.seen).toBeNull();
    const agent = await attend(site.id, desk.owner);
    expect(agent.snapshot.seen).toBeNull();
    await visit(site.key);
    const { events } = await agent.next("events");
    expect(events[0]?.event).toEqual({ type: "seen", origin: SHOP });
    const details = await ask<SiteDetails>(`/api/sites/${site.id}`, { cookie: desk.owner.cookie });
    expect(details.seen).toBe(SHOP);
    agent.close();
  });

  it("takes new settings, tells consoles, and counts its origins anew for every socket", async () => {
    const site = await addSite(desk, WHILE_STAFFED);
    const agent = await attend(site.id, desk.owner);
    const changed = await ask<SiteDetails>(`/api/sites/${site.id}`, {
      method: "PATCH",
      json: { name: "Fjell", origins: ["https://*.fjell.example"], color: "#123abc" },
      cookie: desk.owner.cookie,
    });
    expect(changed.settings).toMatchObject({ name: "Fjell", color: "#123abc", position: "right" });
    const { events } = await agent.next("events");
    expect(events[0]?.event).toEqual({ type: "settings", settings: changed.settings });
    await expect(visit(site.key)).rejects.toThrow();
    const page = await visit(site.key, { origin: "https://www.fjell.example" });
    expect(page.welcome.availability.open).toBe(false);
    const listed = (await me(desk.owner)).organizations[0]?.sites.find(({ id }) => id === site.id);
    expect(listed?.name).toBe("Fjell");
    agent.close();
  });
});
