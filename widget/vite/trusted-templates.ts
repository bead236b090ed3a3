const LINE = "t.innerHTML = html;";

/**
 * Solid makes its templates with the one `innerHTML` of the bundle. This passes it through a Trusted Types policy,
 * made when the first template is. The strings are constants of the build.
 */
export function trustedTemplates(policy: string) {
  let found = false;
  return {
    name: "trusted-templates",
    transform: {
      filter: { id: /solid-js\/web\/dist\/(web|dev)\.js/ },
      handler(code: string): string {
        if (code.split(LINE).length !== 2)
          throw new Error(`solid-js/web has not exactly one "${LINE}": look how it makes templates now.`);
        found = true;
        return `${code.replace(LINE, "t.innerHTML = trustedTemplate(html);")}
let templatePolicy;
function trustedTemplate(html) {
  if (!globalThis.trustedTypes) return html;
  templatePolicy ??= trustedTypes.createPolicy(${JSON.stringify(policy)}, { createHTML: (text) => text });
  return templatePolicy.createHTML(html);
}`;
      },
    },
    buildEnd(failure?: Error) {
      if (!failure && !found) throw new Error("solid-js/web was not seen by trusted-templates.");
    },
  };
}
