import type { Page } from "../layout.ts";

export type Variant = {
  page: Page;
  /** The `Content-Security-Policy` it is sent with; none when empty. */
  policy: string;
  /** Elements of its head. */
  head: string;
};

/** Host pages as they are met out there; the browser tests use them. Null when `path` is none of them. */
export function variant(path: string, edge: string): Variant | null {
  const [, name = "", second] = path.split("/");
  const more = second === undefined ? `<p><a href="/${name}/second">The second page</a></p>` : "<p>This is it.</p>";
  const plain = (title: string): Page => ({ title, main: `<h1>${title}</h1>${more}` });
  const policy = `default-src 'none'; script-src ${edge}; connect-src ${edge} ${edge.replace(/^http/, "ws")}`;
  switch (name) {
    case "csp":
      return { page: plain("A strict policy"), policy, head: "" };
    case "csp-trusted":
      return {
        page: plain("A strict policy with Trusted Types"),
        policy: `${policy}; require-trusted-types-for 'script'; trusted-types hejdesk`,
        head: "",
      };
    case "csp-closed":
      return {
        page: plain("Trusted Types without our policy"),
        policy: `${policy}; require-trusted-types-for 'script'; trusted-types other`,
        head: "",
      };
    case "hostile":
      return { page: plain("Hostile styles"), policy: "", head: '<link rel="stylesheet" href="/hostile.css">' };
    case "ar":
      return { page: arabic, policy: "", head: "" };
    case "queue":
      return { page: plain("Calls before the widget"), policy: "", head: `<script>${QUEUE}</script>` };
    case "bare":
      return { page: plain("No widget"), policy: "", head: "" };
    default:
      return null;
  }
}

/** What an owner pastes to call `hej` before it is there. */
const QUEUE =
  'window.hej=window.hej||function(){(hej.q=hej.q||[]).push(arguments)};hej("identify",{name:"Ada Holm",email:"ada@example.com"});hej("track","looked",{from:"queue"});';

const arabic: Page = {
  lang: "ar",
  dir: "rtl",
  title: "خيام للشمال",
  main: '<h1>اخرج قبل أن يأتي الضوء</h1><p class="lead">خيام وحقائب ومطبخ لمن ينظر إلى الطقس ثم يذهب رغم ذلك.</p>',
};
