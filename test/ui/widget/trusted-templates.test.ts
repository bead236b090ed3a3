import { describe, expect, test } from "vitest";
import { trustedTemplates } from "../../../widget/vite/trusted-templates.ts";

describe("what the build changes in libraries", () => {
  test("fails the build when Solid's line is not there, or there twice", () => {
    const { handler } = trustedTemplates("hejdesk").transform;
    expect(handler("t.innerHTML = html;")).not.toContain("t.innerHTML = html;");
    expect(() => handler("t.innerHTML = markup;")).toThrow("solid-js/web");
    expect(() => handler("t.innerHTML = html; t.innerHTML = html;")).toThrow("solid-js/web");
  });

  test("fails the build when Solid was never seen", () => {
    const plugin = trustedTemplates("hejdesk");
    expect(() => plugin.buildEnd()).toThrow();
    plugin.transform.handler("t.innerHTML = html;");
    expect(() => plugin.buildEnd()).not.toThrow();
  });
});
