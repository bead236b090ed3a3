import { describe, expect, test } from "vitest";
import { leanSolid } from "../../../widget/vite/lean-solid.ts";
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

  test("leaves out of Solid what is never set here, and fails the build where something would set it", () => {
    const plugin = leanSolid();
    const solid = (code: string) => plugin.transform.handler(code, "/node_modules/solid-js/dist/solid.js");
    const widget = (code: string) => plugin.transform.handler(code, "/widget/app/panel.tsx");
    expect(solid("let Transition = null; if (Transition && Transition.running) Transition = null;")).toBe(
      "let Transition = null; if (null && null.running) Transition = null;",
    );
    expect(solid("function isHydrating(node) {} if (isHydrating(node)) return;")).toBe(
      "function isHydrating(node) {} if (false) return;",
    );
    expect(() => plugin.buildEnd()).toThrow("Solid");
    expect(widget('import { Show } from "solid-js";')).toBeNull();
    expect(() => widget('import { type JSX, Suspense } from "solid-js";')).toThrow("Suspense");
  });
});
