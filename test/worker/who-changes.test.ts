import { beforeAll, expect, it } from "vitest";
import { randomId } from "#protocol/ids";
import { call } from "./support/http.ts";
import { type Desk, invite, openDesk, type Person } from "./support/people.ts";

let desk: Desk;
let agent: Person;
let supervisor: Person;

beforeAll(async () => {
  desk = await openDesk();
  agent = await invite(desk, "Kari", "agent");
  supervisor = await invite(desk, "Siri", "supervisor");
});

const patch = (by: Person, json: unknown) =>
  call(`/api/sites/${desk.site.id}`, { method: "PATCH", cookie: by.cookie, json });

const trigger = {
  ...{ id: randomId(), name: "Greeting", on: true, when: { all: [{ test: "time-on-site", least: 60 }] } },
  ...{ does: [{ do: "invite", as: "bubble", to: "chat" }], texts: [{ language: "en", says: ["Hello!"] }] },
  ...{ holdout: 0, priority: 10 },
};

it("a supervisor changes triggers, segments and how often they invite, and they are kept", async () => {
  const segments = [{ id: randomId(), name: "From Austria", when: { test: "country", in: ["AT"] } }];
  const restraint = { perVisit: 1, perWeek: 2, quietDays: 14 };
  const response = await patch(supervisor, { triggers: [trigger], segments, restraint });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ settings: { triggers: [trigger], segments, restraint } });
});

it("nothing else of the settings is theirs, not even beside that; agents change none of it", async () => {
  for (const [by, change] of [
    [supervisor, { name: "Mine" }],
    [supervisor, { triggers: [], name: "Mine" }],
    [agent, { triggers: [] }],
  ] as const) {
    const response = await patch(by, change);
    expect(await response.json()).toMatchObject({ status: 403, code: "forbidden" });
  }
});
