import { Navigate, Route, Router } from "@solidjs/router";
import { lazy, Match, onMount, type ParentProps, Suspense, Switch } from "solid-js";
import { Shell } from "./features/shell/shell.tsx";
import { SiteGate } from "./features/shell/site-gate.tsx";
import { createSession, SessionProvider, useSession } from "./live/session.tsx";
import { t } from "./locales/strings.ts";
import { Board, Hours, Inbox, preloadScreens, Reports, Routing, Settings, Team, Triggers } from "./screens.ts";
import { NotFound } from "./ui/not-found.tsx";
import { FailureNotice } from "./ui/notice.tsx";
import { Unbroken } from "./ui/unbroken.tsx";

const SignIn = lazy(() => import("./features/sign-in/sign-in.tsx"));
const SignUp = lazy(() => import("./features/sign-in/sign-up.tsx"));
const Join = lazy(() => import("./features/sign-in/join.tsx"));
const Setup = lazy(() => import("./features/onboarding/setup.tsx"));
const Install = lazy(() => import("./features/onboarding/install.tsx"));

export function App() {
  const session = createSession();
  onMount(() => void session.refresh());
  return (
    <SessionProvider session={session}>
      <Router root={Root} explicitLinks={false}>
        <Route path="/" component={Home} />
        <Route path="/sign-in" component={SignIn} />
        <Route path="/sign-up" component={SignUp} />
        <Route path="/join/:invitation" component={Join} />
        <Route
          path="/setup"
          component={() => (
            <SignedIn>
              <Setup />
            </SignedIn>
          )}
        />
        <Route
          path="/sites/:site"
          component={(props: ParentProps) => (
            <SignedIn>
              <SiteGate>
                <Shell onIdle={preloadScreens}>{props.children}</Shell>
              </SiteGate>
            </SignedIn>
          )}
        >
          <Route path="/" component={() => <Navigate href="board" />} />
          <Route path="/board/:visit?" component={Board} />
          <Route path="/inbox/:conversation?" component={Inbox} />
          <Route path="/team" component={Team} />
          <Route path="/routing" component={Routing} />
          <Route path="/triggers" component={Triggers} />
          <Route path="/hours" component={Hours} />
          <Route path="/reports" component={Reports} />
          <Route path="/settings" component={Settings} />
          <Route path="/install" component={Install} />
        </Route>
        <Route path="*" component={NotFound} />
      </Router>
    </SessionProvider>
  );
}

/** Nothing is drawn before it is known who is there. */
function Root(props: ParentProps) {
  const session = useSession();
  const failed = () => {
    const state = session.state();
    return state.is === "failed" ? state.failure : null;
  };
  return (
    <Switch
      fallback={
        <Unbroken>
          <Suspense fallback={<Loading />}>{props.children}</Suspense>
        </Unbroken>
      }
    >
      <Match when={session.state().is === "asking"}>
        <Loading />
      </Match>
      <Match when={failed()}>
        {(failure) => (
          <main class="empty">
            <FailureNotice failure={failure()} />
            <button type="button" class="button" onClick={() => void session.refresh()}>
              {t("app.retry")}
            </button>
          </main>
        )}
      </Match>
    </Switch>
  );
}

function SignedIn(props: ParentProps) {
  const session = useSession();
  const next = () => `/sign-in?next=${encodeURIComponent(location.pathname)}`;
  return (
    <Switch fallback={<Navigate href={next()} />}>
      <Match when={session.state().is === "in"}>{props.children}</Match>
    </Switch>
  );
}

/** Where to go first: the first site, what is missing of one, or the door. */
function Home() {
  const session = useSession();
  const target = () => {
    const state = session.state();
    if (state.is !== "in") return "/sign-in";
    const site = state.me.organizations.flatMap((organization) => organization.sites)[0];
    return site === undefined ? "/setup" : `/sites/${site.id}/board`;
  };
  return <Navigate href={target()} />;
}

const Loading = () => (
  <p class="empty" role="status">
    {t("app.loading")}
  </p>
);
