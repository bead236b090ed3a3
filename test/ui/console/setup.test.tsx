import { createMemoryHistory, MemoryRouter, Route } from "@solidjs/router";
import { fireEvent, render } from "@solidjs/testing-library";
import { afterEach, expect, test, vi } from "vitest";
import type { Role } from "#protocol/model";
import Setup from "../../../console/features/onboarding/setup.tsx";
import { type Session, SessionProvider } from "../../../console/live/session.tsx";

afterEach(() => vi.unstubAllGlobals());

const organization = (id: string, role: Role) => ({ id, name: id, role, sites: [] });
const session: Session = {
  state: () => ({
    is: "in",
    me: {
      user: { id: "ana", name: "Ana", email: "ana@shop.example" },
      organizations: [organization("a", "owner"), organization("b", "admin"), organization("c", "agent")],
    },
  }),
  refresh: async () => session.state(),
  leave: () => {},
};

function open(address: string) {
  const history = createMemoryHistory();
  history.set({ value: address });
  return render(() => (
    <SessionProvider session={session}>
      <MemoryRouter history={history}>
        <Route path="*" component={Setup} />
      </MemoryRouter>
    </SessionProvider>
  ));
}

test.each([
  ["/setup?organization=b", "b"],
  ["/setup", "a"],
])("from %s the site is made in %s", async (address, expected) => {
  const paths: string[] = [];
  vi.stubGlobal("fetch", async (input: URL) => {
    paths.push(input.pathname);
    return Response.json({ id: "site_2" });
  });
  const view = open(address);
  await vi.waitFor(() => expect(document.activeElement).toBe(view.getByLabelText("Name of the site")));
  fireEvent.input(view.getByLabelText("Name of the site"), { target: { value: "Lamps" } });
  fireEvent.input(view.getByLabelText("Allowed origins"), { target: { value: "https://lamps.example" } });
  fireEvent.click(view.getByRole("button", { name: "Create site" }));
  await vi.waitFor(() => expect(paths).toEqual([`/api/organizations/${expected}/sites`]));
});

test("no other organization takes the place of one that may not be changed", () => {
  const view = open("/setup?organization=c");
  expect(view.getByRole("heading", { level: 1, name: "There is nothing at this address" })).toBeTruthy();
  expect(view.queryByRole("textbox")).toBeNull();
});
