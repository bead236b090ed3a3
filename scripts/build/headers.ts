/**
 * Headers of everything the Worker serves as a file. All rules that match a path apply; a name set by two of them is
 * joined with a comma, so later rules detach it first with "!".
 * `connect` are further origins that the console may speak to.
 * https://developers.cloudflare.com/workers/static-assets/headers
 */
export const headers = (connect: readonly string[] = []): string =>
  `${[
    rule("/*", {
      "Content-Security-Policy": policy(connect),
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
      "Referrer-Policy": "strict-origin-when-cross-origin",
      "Strict-Transport-Security": "max-age=31536000",
      "X-Content-Type-Options": "nosniff",
      "X-Frame-Options": "DENY",
    }),
    rule("/console/*", { "Cache-Control": "public, max-age=31536000, immutable" }),
    // The widget runs on other people's pages.
    rule("/widget/*", {
      "! Content-Security-Policy": null,
      "! Cross-Origin-Opener-Policy": null,
      "! Cross-Origin-Resource-Policy": null,
      "! X-Frame-Options": null,
      "Access-Control-Allow-Origin": "*",
      "Cache-Control": "public, max-age=31536000, immutable",
      "Cross-Origin-Resource-Policy": "cross-origin",
    }),
    // Names that stay while what they hold changes.
    rule("/widget/entry.json", { "! Cache-Control": null, "Cache-Control": "no-store" }),
    rule("/widget/loader.js", { "! Cache-Control": null, "Cache-Control": "no-store" }),
  ].join("\n\n")}\n`;

/** 'self' covers the agents' WebSocket to the same host too. */
function policy(connect: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...connect].join(" "),
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types hejdesk hejdesk-worker",
  ].join("; ");
}

function rule(path: string, entries: Record<string, string | null>): string {
  const lines = Object.entries(entries).map(([name, value]) => (value === null ? `  ${name}` : `  ${name}: ${value}`));
  return [path, ...lines].join("\n");
}
