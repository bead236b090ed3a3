import { beforeAll, describe, expect, it } from "vitest";
import { randomId } from "#protocol/ids";
import type { Work } from "#protocol/model";
import type { ChangeWork } from "#protocol/rest";
import { ask, call } from "./support/http.ts";
import { addSite, type Desk, invite, openDesk, type Person } from "./support/people.ts";
import { attend } from "./support/wire.ts";

const [sales, care] = [randomId(), randomId()];
let desk: Desk;
let agent: Person;
let supervisor: Person;

beforeAll(async () => {
  desk = await openDesk();
  agent = await invite(desk, "Kari", "agent");
  supervisor = await invite(desk, "Siri", "supervisor");
  const departments = [sales, care].map((id) => ({ id, name: id.slice(0, 5), rule: null, hours: null }));
  await ask(`/api/sites/${desk.site.id}`, { method: "PATCH", cookie: desk.owner.cookie, json: { departments } });
});

const change = (by: Person, work: ChangeWork, of: string = agent.id, site: string = desk.site.id) =>
  call(`/api/sites/${site}/agents/${of}`, { method: "PATCH", cookie: by.cookie, json: work });

const some: Work = { departments: [care], skills: ["de", "returns"], capacity: 2 };

describe("what an agent takes", () => {
  it("is set by a supervisor, for one site, and all consoles of it see it at once", async () => {
    const console = await attend(desk.site.id, agent);
    const response = await change(supervisor, { ...some, skills: [" DE", "returns", "de"] });
    expect([response.status, await response.json()]).toEqual([200, some]);
    const { team } = await console.next("team");
    expect(team.find(({ id }) => id === agent.id)).toMatchObject({ ...some, most: 2 });
    const other = await attend((await addSite(desk)).id, agent);
    expect(other.welcome.me).toMatchObject({ departments: [], skills: [], capacity: null, most: 4 });
    console.close();
    other.close();
  });

  it("is theirs again when a console comes back, and the site's number where they have none", async () => {
    await change(desk.owner, { ...some, capacity: null });
    const console = await attend(desk.site.id, agent);
    expect(console.welcome.me).toMatchObject({ ...some, capacity: null, most: 4 });
    console.close();
  });

  it("is not for agents to set, not even their own", async () => {
    const response = await change(agent, some);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: "forbidden", detail: expect.stringContaining("supervisor") });
  });

  it("names no department that is not there, and nothing of it is kept", async () => {
    await change(supervisor, some);
    const response = await change(supervisor, { ...some, departments: [sales, randomId()], capacity: 9 });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: "malformed",
      detail: "departments.1: There is no such department here any more. Choose again.",
    });
    const console = await attend(desk.site.id, agent);
    expect(console.welcome.me).toMatchObject(some);
    console.close();
  });

  it.each([
    ["capacity", { ...some, capacity: 0 }],
    ["capacity", { ...some, capacity: 51 }],
    ["skills.0", { ...some, skills: [" "] }],
    ["departments.0", { ...some, departments: ["sales"] }],
  ])("is refused with the field that is wrong: %s", async (field, work) => {
    const response = await change(supervisor, work);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ detail: expect.stringMatching(new RegExp(`^${field}: `)) });
  });

  it("is that of members only, and of one's own organization's sites", async () => {
    expect((await change(supervisor, some, "somebody_else")).status).toBe(404);
    expect((await change(supervisor, some, agent.id, randomId())).status).toBe(404);
  });
});
