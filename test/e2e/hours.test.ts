import type { Page } from "playwright-core";
import { expect } from "vitest";
import { en } from "../../console/locales/en.ts";
import type { PublicAvailability, PublishedHours } from "../../worker/protocol/rest.ts";
import { test } from "../support/test.ts";

/** Pulls the pointer from one place in the week to another: an ISO weekday, and an hour. */
async function pull(page: Page, from: [day: number, hour: number], to: [day: number, hour: number]): Promise<void> {
  const place = async ([day, hour]: [number, number]) => {
    const box = await page.locator(`.week-day[data-day="${day}"]`).boundingBox();
    if (box === null) throw new Error("The week is not there.");
    return { x: box.x + box.width / 2, y: box.y + (box.height * hour) / 24 };
  };
  await page.locator(".week-area").scrollIntoViewIfNeeded();
  const [begin, end] = [await place(from), await place(to)];
  await page.mouse.move(begin.x, begin.y);
  await page.mouse.down();
  await page.mouse.move((begin.x + end.x) / 2, (begin.y + end.y) / 2);
  await page.mouse.move(end.x, end.y);
  await page.mouse.up();
}

test("an owner draws hours with the mouse, and they are what visitors and programs are told", async ({
  agent,
  desk,
  windows,
}) => {
  const { page, go } = await agent();
  const told = async (): Promise<PublishedHours> =>
    (await page.request.get(`${desk.edge}/api/sites/${desk.site.key}/hours`)).json();
  const blocks = () => page.locator(".week-block").evaluateAll((all) => all.map((one) => one.ariaLabel));

  await page.setViewportSize({ width: 1280, height: 1_600 });
  await go("hours");
  await page.getByRole("radio", { name: en.hours.ruleHints.hours }).check();
  await page.getByRole("radio", { name: en.hours.own }).check();
  await page.getByLabel(en.hours.zone, { exact: true }).fill("Asia/Tokyo");
  await pull(page, [6, 10], [6, 14]);
  await pull(page, [7, 22], [1, 2]);
  await pull(page, [6, 12], [6, 13]);
  expect(await blocks()).toContain("Saturday, 11:00 to 15:00");
  expect(await blocks()).toContain("Sunday, 22:00 to 02:00 the next day");

  await go("board");
  await go("hours");
  await page.getByText(en.hours.restored).waitFor();
  expect(await blocks()).toContain("Saturday, 11:00 to 15:00");

  await page.getByRole("button", { name: en.hours.save }).click();
  await page.getByText(en.hours.saved).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: en.hours.times, exact: true }).waitFor();
  expect(await blocks()).toContain("Saturday, 11:00 to 15:00");
  expect(await told()).toMatchObject({
    timeZone: "Asia/Tokyo",
    rule: "hours",
    week: [
      ...[1, 2, 3, 4, 5].map((day) => ({ day, from: "09:00", to: "17:00" })),
      { day: 6, from: "11:00", to: "15:00" },
      { day: 7, from: "22:00", to: "02:00" },
    ],
  });

  const reader = await (await windows.open({ locale: "en-GB" })).newPage();
  const answer = await reader.goto(`${desk.edge}/hours/${desk.site.key}`);
  expect(answer?.status()).toBe(200);
  const availability: PublicAvailability = await (
    await page.request.get(`${desk.edge}/api/sites/${desk.site.key}/availability`)
  ).json();
  await reader.getByText(availability.open ? "Open now" : "Closed now").waitFor();
  expect(await reader.getByRole("row", { name: "Saturday" }).textContent()).toContain("11:00 – 15:00");
  expect(await reader.getByRole("row", { name: "Sunday" }).textContent()).toContain("22:00 – 2:00 (the next day)");
  const data: unknown = JSON.parse((await reader.locator('script[type="application/ld+json"]').textContent()) ?? "");
  expect(data).toMatchObject({
    "@type": "LocalBusiness",
    openingHoursSpecification: [
      { opens: "09:00", closes: "17:00", dayOfWeek: { length: 5 } },
      { opens: "11:00", closes: "15:00", dayOfWeek: ["Saturday"] },
      { opens: "22:00", closes: "02:00", dayOfWeek: ["Sunday"] },
    ],
  });
  expect(await reader.evaluate(() => getComputedStyle(document.body).margin)).toBe("0px");
  expect(windows.complaints()).toEqual([]);
});

test("public holidays, a calendar file and a day chosen by hand become other days", async ({
  agent,
  desk,
  windows,
}) => {
  const { page, go } = await agent();
  await go("hours");
  await page.getByRole("radio", { name: en.hours.own }).check();
  await page.getByLabel(en.hours.zone, { exact: true }).fill("Europe/Berlin");

  await page.getByRole("button", { name: en.hours.suggest }).click();
  await page.getByLabel(en.hours.country).selectOption("DE");
  await page.getByLabel(en.hours.region).selectOption("BY");
  await page.getByRole("button", { name: en.hours.none, exact: true }).click();
  await page.getByRole("checkbox", { name: "Epiphany" }).check();
  await page.getByRole("button", { name: "Close on 1 of these" }).click();

  await page.locator('input[type="file"]').setInputFiles({
    name: "days.ics",
    mimeType: "text/calendar",
    buffer: Buffer.from(
      [
        ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN"],
        ...["BEGIN:VEVENT", "UID:1", "DTSTART;VALUE=DATE:20990301", "DTEND;VALUE=DATE:20990304", "SUMMARY:Moving"],
        ...["END:VEVENT", "END:VCALENDAR", ""],
      ].join("\r\n"),
    ),
  });
  await page.getByRole("button", { name: "Close on 1 of these" }).click();

  await page.getByRole("button", { name: en.hours.nextMonth }).click();
  const [first, third] = [
    page.locator(".calendar-day[data-other=false]").nth(9),
    page.locator(".calendar-day[data-other=false]").nth(11),
  ];
  await first.hover();
  await page.mouse.down();
  await third.hover();
  await page.mouse.up();
  await page.getByLabel(en.hours.label).fill("Stocktaking");
  await page.getByRole("radio", { name: en.hours.otherTimes }).check();
  await page.getByRole("button", { name: en.hours.addDays }).click();
  await page.getByRole("button", { name: en.hours.save }).click();
  await page.getByText(en.hours.saved).waitFor();

  const { exceptions }: PublishedHours = await (
    await page.request.get(`${desk.edge}/api/sites/${desk.site.key}/hours`)
  ).json();
  expect(exceptions).toEqual([
    {
      from: expect.stringMatching(/-01-06$/),
      to: expect.stringMatching(/-01-06$/),
      yearly: true,
      label: "Epiphany",
      hours: [],
    },
    {
      from: expect.stringMatching(/-10$/),
      to: expect.stringMatching(/-12$/),
      label: "Stocktaking",
      hours: [{ from: "10:00", to: "14:00" }],
    },
  ]);
  expect(windows.complaints()).toEqual([]);
});

test("what is closed by hand is told at once, with why and until when, and ended again", async ({ agent, desk }) => {
  const { page, go } = await agent();
  await go("hours");
  await page.getByRole("button", { name: en.hours.closeNow }).click();
  const seen = page.locator(".visitors-see");
  await seen.getByText(en.status.why["closed-by-hand"]).waitFor();
  const state: PublicAvailability = await (
    await page.request.get(`${desk.edge}/api/sites/${desk.site.key}/availability`)
  ).json();
  expect(state.reason).toBe("closed-by-hand");
  await page.getByRole("button", { name: en.hours.endOverride }).click();
  await seen.getByText(en.status.why["closed-by-hand"]).waitFor({ state: "detached" });
});

test("on a phone the days are rows, which a finger draws on while the page still scrolls", async ({
  desk,
  windows,
  agent,
}) => {
  const cookies = await (await agent()).page.context().cookies();
  const context = await windows.open({ viewport: { width: 360, height: 760 }, hasTouch: true, isMobile: true });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto(`${desk.edge}/sites/${desk.site.id}/hours`);
  await page.getByRole("radio", { name: en.hours.own }).check();
  const touch = await context.newCDPSession(page);
  const swipe = async (by: { x: number; y: number }) => {
    const row = page.locator('.week-day[data-day="7"]');
    await row.evaluate((day) => day.scrollIntoView({ block: "center" }));
    const box = await row.boundingBox();
    if (box === null) throw new Error("The week is not there.");
    const at = (part: number) => ({
      x: box.x + box.width / 2 + by.x * box.width * part,
      y: box.y + box.height / 2 + by.y * part,
    });
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [at(0)] });
    for (const part of [0.2, 0.4, 0.6, 0.8, 1])
      await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [at(part)] });
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  };
  const names = () => page.locator(".week-block").evaluateAll((all) => all.map((one) => one.ariaLabel));

  const body = page.locator(".hours-body");
  await swipe({ x: 0.25, y: 0 });
  await expect.poll(names).toContain("Sunday, 12:00 to 18:00");
  const [drawn, before] = [await names(), await body.evaluate((one) => one.scrollTop)];
  await swipe({ x: 0, y: -200 });
  await expect.poll(() => body.evaluate((one) => one.scrollTop)).toBeGreaterThan(before);
  expect(await names()).toEqual(drawn);
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
  expect(windows.complaints()).toEqual([]);
});
