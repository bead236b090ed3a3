import { expect, describe as group, test } from "vitest";
import { describe, plan } from "../../../scripts/deploy/plan.ts";

const project = { databases: ["hejdesk-directory", "hejdesk-history"], secrets: ["AUTH_SECRET"] };

group("the plan of a deploy", () => {
  test("on an empty account makes everything, and serves last", () => {
    expect(plan({ databases: [], secrets: null }, project)).toEqual([
      { do: "build" },
      { do: "create-database", name: "hejdesk-directory" },
      { do: "create-database", name: "hejdesk-history" },
      { do: "migrate", name: "hejdesk-directory" },
      { do: "migrate", name: "hejdesk-history" },
      { do: "deploy", secrets: ["AUTH_SECRET"], first: true },
    ]);
  });

  test("leaves databases and secrets that are there alone, and still migrates before the new code serves", () => {
    const there = { databases: ["other", "hejdesk-history", "hejdesk-directory"], secrets: ["AUTH_SECRET", "SMTP"] };
    expect(plan(there, project)).toEqual([
      { do: "build" },
      { do: "migrate", name: "hejdesk-directory" },
      { do: "migrate", name: "hejdesk-history" },
      { do: "deploy", secrets: [], first: false },
    ]);
  });

  test("goes on after a deploy that stopped half way", () => {
    const steps = plan({ databases: ["hejdesk-directory"], secrets: [] }, project);
    expect(steps.filter((step) => step.do === "create-database")).toEqual([
      { do: "create-database", name: "hejdesk-history" },
    ]);
    expect(steps.at(-1)).toEqual({ do: "deploy", secrets: ["AUTH_SECRET"], first: false });
  });

  test("says in words what it will do, and never a secret's value", () => {
    const words = plan({ databases: [], secrets: null }, project).map(describe);
    expect(words[1]).toBe("Create the D1 database hejdesk-directory");
    expect(words.at(-1)).toBe("Deploy the Worker for the first time, with new random secrets: AUTH_SECRET");
  });
});
