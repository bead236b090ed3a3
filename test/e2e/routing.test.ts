import * as v from "valibot";
import { describe, expect } from "vitest";
import { en } from "../../console/locales/en.ts";
import type { Console } from "../support/console.ts";
import { clientOf } from "../support/team.ts";
import { test } from "../support/test.ts";

const offer = ({ page }: Console) => page.getByRole("region", { name: en.offer.region }).getByRole("article");
const press = (desk: Console, name: string) => desk.page.getByRole("button", { name, exact: true }).click();

/** Hands the open conversation on. */
async function handOn(desk: Console, to: string | RegExp, note?: string): Promise<void> {
  await press(desk, en.transfer.open);
  const dialog = desk.page.getByRole("dialog", { name: en.transfer.title });
  await dialog.getByRole("radio", { name: to }).check();
  if (note !== undefined) await dialog.getByRole("textbox", { name: en.transfer.note }).fill(note);
  await dialog.getByRole("button", { name: en.transfer.submit }).click();
  await dialog.waitFor({ state: "detached" });
}

// One story: an owner divides the work, and a visitor goes through the hands of two agents.
describe("two agents with different departments", () => {
  test("are set up on the routing page, and the other agent's console knows at once", async ({ agent, desk }) => {
    const maja = await agent();
    const jonas = await agent(desk.agent);
    await maja.go("routing");
    for (const name of ["Sales", "Care"]) {
      await maja.page.getByLabel(en.routing.newDepartment).fill(name);
      await press(maja, en.routing.add);
      await maja.page.getByLabel(en.routing.nameOf(name)).waitFor();
    }
    const person = (name: string) =>
      maja.page
        .getByRole("region", { name: en.routing.people })
        .getByRole("listitem")
        .filter({ has: maja.page.getByText(name, { exact: true }) });
    for (const [name, department, skill] of [
      ["Maja Lind", "Sales", "en"],
      ["Jonas Berg", "Care", "sv"],
    ] as const) {
      await person(name).getByRole("checkbox", { name: department }).check();
      await person(name).getByText(en.routing.saved).waitFor();
      await person(name).getByLabel(en.routing.skillsOf(name)).fill(`${skill},`);
      await person(name)
        .getByRole("button", { name: en.routing.skillRemove(skill, name) })
        .waitFor();
      await person(name).getByText(en.routing.saved).waitFor();
    }
    await maja.page.reload();
    expect(await person("Jonas Berg").getByRole("checkbox", { name: "Care" }).isChecked()).toBe(true);
    expect(await person("Jonas Berg").getByRole("checkbox", { name: "Sales" }).isChecked()).toBe(false);
    await maja.setStatus("away");
    await jonas.page.getByRole("list", { name: en.status.colleagues }).getByText("Maja Lind").waitFor();
    expect(await jonas.page.getByRole("link", { name: en.nav.routing }).count()).toBe(0);
  });

  test("[RTE3] [RTE9] [NOT1] [VIW1] a chat is offered to who speaks the language, passed on, and handed to a department with a note that the visitor never sees", async ({
    agent,
    desk,
    visitor,
    windows,
  }) => {
    const [maja, jonas] = [await agent(), await agent(desk.agent)];
    for (const one of [maja, jonas]) await one.setStatus("online");
    const guest = await visitor("/p/fjell-2", { locale: "sv-SE" });
    const heard: string[] = [];
    guest.page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => heard.push(String(payload))));
    await guest.page.reload();
    await guest.say("Är tältet i lager?");

    await offer(jonas).getByText("Är tältet i lager?").waitFor();
    expect(await offer(maja).count()).toBe(0);
    await maja.go("inbox");
    await maja.section("waiting").getByText(en.inbox.offered("Jonas Berg")).waitFor();

    await offer(jonas).getByRole("button", { name: en.offer.pass }).click();
    await offer(maja).getByText("Är tältet i lager?").waitFor();
    await offer(jonas).waitFor({ state: "detached" });
    await offer(maja).getByRole("button", { name: en.offer.take }).click();
    await maja.say("Ja, tre stycken.");
    await guest.log.getByText("Ja, tre stycken.").waitFor();
    await maja.section("mine").getByRole("link").waitFor();

    await jonas.open("Ja, tre stycken.");
    await maja.page.getByText(en.conversation.viewing("Jonas Berg")).waitFor();
    await jonas.page.getByText(en.conversation.viewing("Maja Lind")).waitFor();
    await jonas.page.getByText(en.conversation.joining("Maja Lind")).waitFor();
    await jonas.page.getByRole("radio", { name: en.conversation.noteKind }).check();
    await jonas.page.getByRole("textbox", { name: en.conversation.composeNote }).fill("She bought one in May.");
    await jonas.page.keyboard.press("Enter");
    await maja.log.getByText("She bought one in May.").waitFor();
    await jonas.go("board");
    await maja.page.getByText(en.conversation.viewing("Jonas Berg")).waitFor({ state: "detached" });

    await guest.say("Kan jag lämna tillbaka det?");
    await maja.log.getByText("Kan jag lämna tillbaka det?").waitFor();
    await handOn(maja, /^Care/, "Wants to return it, be kind.");
    await offer(jonas).getByText("Care").waitFor();
    expect(await offer(maja).count()).toBe(0);
    await offer(jonas).getByRole("button", { name: en.offer.take }).click();
    await jonas.log.getByText("Wants to return it, be kind.").waitFor();
    await jonas.log.getByText("She bought one in May.").waitFor();
    await jonas.say("Självklart.");
    await guest.log.getByText("Självklart.").waitFor();

    await jonas.page.reload();
    await jonas.log.getByText("Wants to return it, be kind.").waitFor();
    expect(await guest.page.getByText(/return it|in May/).count()).toBe(0);
    await guest.page.reload();
    await guest.log.getByText("Självklart.").waitFor();
    expect(await guest.page.getByText(/return it|in May/).count()).toBe(0);
    expect(heard.some((frame) => frame.includes("Ja, tre stycken."))).toBe(true);
    expect(heard.filter((frame) => /return it|in May/.test(frame))).toEqual([]);
    expect(windows.complaints()).toEqual([]);
  });

  test("[RTE4] whom nobody answers is listed as missed, with their words and who was asked", {
    timeout: 60_000,
  }, async ({ agent, desk, visitor }) => {
    const times = { remindAfter: 5, offerAfter: 10, fallbackAfter: 10, giveUpAfter: 10 };
    await clientOf(desk.edge, desk.owner).send("PATCH", `/api/sites/${desk.site.id}`, { routing: times }, v.unknown());
    const jonas = await agent(desk.agent);
    const guest = await visitor("/help");
    await guest.say("Is anybody there?");
    await offer(jonas).getByText(en.offer.title).waitFor();
    await offer(jonas).getByText(en.offer.reminded).waitFor();
    expect(await jonas.page.title()).toContain(en.offer.reminded);
    await offer(jonas).waitFor({ state: "detached", timeout: 10_000 });
    await jonas.go("inbox");
    const row = jonas.section("unanswered").getByRole("link").filter({ hasText: "Is anybody there?" });
    await row.getByText(en.inbox.missed, { exact: true }).waitFor();
    await row.click();
    const asked = jonas.page.getByRole("region", { name: en.asked.title });
    await asked.getByText(en.conversation.you).waitFor();
    expect(await asked.getByRole("listitem").count()).toBe(1);
    expect(await jonas.page.title()).not.toContain(en.offer.reminded);
  });
});
