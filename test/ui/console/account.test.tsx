import { createMemoryHistory, MemoryRouter, Route } from "@solidjs/router";
import { fireEvent, render } from "@solidjs/testing-library";
import { afterEach, describe, expect, test, vi } from "vitest";
import { request } from "../../../console/api/request.ts";
import Join from "../../../console/features/sign-in/join.tsx";
import SignUp from "../../../console/features/sign-in/sign-up.tsx";
import Team from "../../../console/features/team/team.tsx";
import { type Session, SessionProvider } from "../../../console/live/session.tsx";
import { explain } from "../../../console/locales/explain.ts";
import { BO, ME, mate } from "./fixtures.ts";
import { atAnyPath, setStage } from "./stage.tsx";

afterEach(() => vi.unstubAllGlobals());

type Answer = { status?: number; body: unknown };

/** Answers requests by path, and keeps them. */
function serve(answers: Record<string, Answer>) {
  const requests: { path: string; body: unknown; headers: Headers }[] = [];
  vi.stubGlobal("fetch", async (input: URL, init: RequestInit) => {
    const path = new URL(input).pathname;
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : null;
    requests.push({ path, body, headers: new Headers(init.headers) });
    const answer = answers[path] ?? { status: 404, body: problem(404, "not_found", `No ${path} here.`) };
    return new Response(JSON.stringify(answer.body), { status: answer.status ?? 200 });
  });
  return requests;
}

const problem = (status: number, code: string, detail: string, reason?: string) => ({
  type: "about:blank",
  title: code.replaceAll("_", " "),
  status,
  code,
  detail,
  instance: "request-1",
  ...(reason === undefined ? {} : { reason }),
});

describe("what the server refuses", () => {
  const refused = async (status: number, body: unknown) => {
    serve({ "/api/door": { status, body } });
    const result = await request("GET", "/api/door");
    return result.ok ? "" : explain(result.failure);
  };

  test("is said in our words by its reason, else by its code, else in the server's", async () => {
    const wrong = problem(401, "unauthorized", "Invalid email or password", "INVALID_EMAIL_OR_PASSWORD");
    expect(await refused(401, wrong)).toBe("E-mail and password do not match.");
    expect(await refused(401, problem(401, "unauthorized", "No session."))).toContain("You are signed out");
    expect(await refused(403, problem(403, "sign_up_closed", "Closed.", "SIGN_UP_CLOSED"))).toContain(
      "Sign-up is by invitation",
    );
    expect(await refused(409, problem(409, "conflict", "It is taken. Try another."))).toBe("It is taken. Try another.");
    expect(await refused(400, problem(400, "malformed", "Say who.", "NEW_REASON"))).toBe("Say who.");
  });

  test("is said to have failed when the answer is no problem that we know", async () => {
    expect(await refused(502, "<html>")).toBe("That did not work. Try again in a moment.");
  });
});

describe("signing up", () => {
  const show = () => {
    const session: Session = { state: () => ({ is: "out" }), refresh: async () => ({ is: "out" }), leave: () => {} };
    return render(() => (
      <SessionProvider session={session}>
        {atAnyPath(() => (
          <SignUp />
        ))}
      </SessionProvider>
    ));
  };

  test("where it is by invitation, it says so and what to do, and has no form", async () => {
    serve({ "/api/door": { body: { signUp: "invitation" } } });
    const view = show();
    expect(await view.findByRole("heading", { name: "Sign-up is by invitation" })).toBeTruthy();
    expect(view.getByText(/Ask an owner or admin/u)).toBeTruthy();
    expect(view.queryByRole("textbox")).toBeNull();
  });

  test("the first person is welcomed to set it up; what the server refuses is said in words", async () => {
    const requests = serve({
      "/api/door": { body: { signUp: "first" } },
      "/api/auth/sign-up/email": {
        status: 422,
        body: problem(422, "conflict", "User already exists.", "USER_ALREADY_EXISTS"),
      },
    });
    const view = show();
    expect(await view.findByRole("heading", { name: "Welcome, set up your Hejdesk" })).toBeTruthy();
    expect(document.activeElement).toBe(view.getByLabelText("Your name"));
    fireEvent.input(view.getByLabelText("Your name"), { target: { value: " Ana " } });
    fireEvent.input(view.getByLabelText("E-mail"), { target: { value: "ana@shop.example" } });
    fireEvent.input(view.getByLabelText("Password"), { target: { value: "correct horse" } });
    fireEvent.click(view.getByRole("button", { name: "Create account" }));
    expect((await view.findByRole("alert")).textContent).toContain("Sign in instead");
    expect(requests.at(-1)?.body).toEqual({ name: "Ana", email: "ana@shop.example", password: "correct horse" });
  });

  test("a password has at least ten characters, and the field says so", async () => {
    serve({ "/api/door": { body: { signUp: "open" } } });
    const view = show();
    const field = await view.findByLabelText<HTMLInputElement>("Password");
    expect(field.minLength).toBe(10);
    expect(view.getByText("At least 10 characters.")).toBeTruthy();
  });

  test("a server that cannot be reached is told, not shown as closed", async () => {
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("no network");
    });
    expect((await show().findByRole("alert")).textContent).toContain("cannot be reached");
  });
});

describe("the link of an invitation that was used", () => {
  const invitation = { id: "inv1", email: "ana@shop.example", organization: "Shop", role: "agent", state: "accepted" };
  const open = (state: ReturnType<Session["state"]>) => {
    serve({ "/api/invitations/inv1": { body: invitation } });
    const history = createMemoryHistory();
    history.set({ value: "/join/inv1" });
    const session: Session = { state: () => state, refresh: async () => state, leave: () => {} };
    return render(() => (
      <SessionProvider session={session}>
        <MemoryRouter history={history}>
          <Route path="/join/:invitation" component={Join} />
        </MemoryRouter>
      </SessionProvider>
    ));
  };

  test("leads in whoever is signed in, and says as whom", async () => {
    const ana = { id: ME, name: "Ana", email: "ana@shop.example" };
    const view = open({ is: "in", me: { user: ana, organizations: [] } });
    expect(await view.findByText("Go to the board")).toBeTruthy();
    expect(view.getByText("You are signed in as ana@shop.example.")).toBeTruthy();
    expect(view.queryByText("Sign in")).toBeNull();
  });

  test("leads others to sign in", async () => {
    expect(await open({ is: "out" }).findByText("Sign in")).toBeTruthy();
  });
});

describe("the team", () => {
  const members = {
    members: [
      { id: "m1", userId: ME, role: "owner", user: { id: ME, name: "Ana", email: "ana@shop.example" } },
      { id: "m2", userId: BO, role: "agent", user: { id: BO, name: "Bo", email: "bo@shop.example" } },
    ],
  };
  const pending = {
    id: "inv1",
    email: "dana@shop.example",
    role: "agent",
    status: "pending",
    expiresAt: "2099-01-01T00:00:00Z",
  };
  const answers = {
    "/api/auth/organization/list-members": { body: members },
    "/api/auth/organization/list-invitations": { body: [pending] },
    "/api/auth/organization/invite-member": { body: { ...pending, id: "inv2", email: "erik@shop.example" } },
    "/api/auth/organization/remove-member": { body: {} },
  };

  test("an agent sees a list and no controls, and asks for no invitations", async () => {
    const requests = serve(answers);
    const view = setStage({ role: "agent" }).show(() => <Team />);
    expect(await view.findByText("bo@shop.example")).toBeTruthy();
    expect(view.queryByRole("combobox")).toBeNull();
    expect(view.queryByRole("button")).toBeNull();
    expect(requests.map(({ path }) => path)).toEqual(["/api/auth/organization/list-members"]);
  });

  test("an owner changes others, never themselves, and only an owner makes owners", async () => {
    serve(answers);
    const view = setStage({ role: "owner" }).show(() => <Team />);
    const roles = await view.findByRole("combobox", { name: "Role of Bo" });
    expect([...roles.querySelectorAll("option")].map((option) => option.value)).toContain("owner");
    expect(view.queryByRole("combobox", { name: "Role of Ana" })).toBeNull();
    view.unmount();
    const admin = setStage({ role: "admin" }).show(() => <Team />);
    const fewer = await admin.findByRole("combobox", { name: "Role of Bo" });
    expect([...fewer.querySelectorAll("option")].map((option) => option.value)).not.toContain("owner");
  });

  test("inviting shows the link to send", async () => {
    const requests = serve(answers);
    const view = setStage({ role: "owner" }).show(() => <Team />);
    fireEvent.input(await view.findByLabelText("E-mail"), { target: { value: "erik@shop.example" } });
    fireEvent.click(view.getByRole("button", { name: "Invite" }));
    const link = await view.findByLabelText<HTMLTextAreaElement>("Invitation link");
    expect(link.value).toMatch(/\/join\/inv2$/u);
    expect(requests.find(({ path }) => path.endsWith("invite-member"))?.body).toMatchObject({ role: "agent" });
  });

  test("the link goes with its invitation: once that is accepted or cancelled", async () => {
    const sent: Record<string, Answer> = { ...answers };
    const list = "/api/auth/organization/list-invitations";
    sent[list] = { body: [pending, { ...pending, id: "inv2", email: "erik@shop.example" }] };
    serve(sent);
    const stage = setStage({ role: "owner" });
    const view = stage.show(() => <Team />);
    fireEvent.input(await view.findByLabelText("E-mail"), { target: { value: "erik@shop.example" } });
    fireEvent.click(view.getByRole("button", { name: "Invite" }));
    expect(await view.findByLabelText("Invitation link")).toBeTruthy();
    sent[list] = { body: [pending] };
    stage.tell({ t: "team", team: [mate({ role: "owner" }), mate({ id: "erik" })] });
    await vi.waitFor(() => expect(view.queryByLabelText("Invitation link")).toBeNull());
  });

  test("removing asks once, in place", async () => {
    const requests = serve(answers);
    const view = setStage({ role: "owner" }).show(() => <Team />);
    fireEvent.click(await view.findByRole("button", { name: "Remove Bo" }));
    expect(requests.some(({ path }) => path.endsWith("remove-member"))).toBe(false);
    fireEvent.click(view.getByRole("button", { name: "Yes, remove" }));
    await vi.waitFor(() =>
      expect(requests.find(({ path }) => path.endsWith("remove-member"))?.body).toEqual({
        organizationId: "org_12345",
        memberIdOrEmail: "m2",
      }),
    );
  });
});
