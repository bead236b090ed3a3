import { useNavigate, useParams } from "@solidjs/router";
import { createResource, createSignal, Match, Show, Switch } from "solid-js";
import { acceptInvitation, fetchInvitation, type Invitation } from "../../api/account.ts";
import { type Session, useSession } from "../../live/session.tsx";
import { signOutOf } from "../../live/sign-out.ts";
import { t } from "../../locales/strings.ts";
import { createSubmit } from "../../ui/create-submit.ts";
import { FormPage } from "../../ui/form-page.tsx";
import { FailureNotice } from "../../ui/notice.tsx";
import { AccountForm } from "./account-form.tsx";

/** Where the link of an invitation leads. */
export default function Join() {
  const session = useSession();
  const params = useParams<{ invitation: string }>();
  const [answer] = createResource(() => params.invitation, fetchInvitation);
  const invitation = (state: Invitation["state"]) => {
    const result = answer();
    return result?.ok === true && result.value.state === state ? result.value : null;
  };
  const failure = () => {
    const result = answer();
    return result?.ok === false && result.failure.status !== 404 ? result.failure : null;
  };
  return (
    <Switch>
      <Match when={answer.loading}>
        <p class="empty">{t("app.loading")}</p>
      </Match>
      <Match when={invitation("pending")}>{(pending) => <Pending invitation={pending()} />}</Match>
      <Match when={invitation("accepted")}>
        <Show
          when={emailOf(session)}
          fallback={
            <FormPage title={t("join.acceptedTitle")} intro={t("join.acceptedText")}>
              <a class="button" href="/">
                {t("signIn.submit")}
              </a>
            </FormPage>
          }
        >
          {(email) => (
            <FormPage title={t("join.acceptedTitle")} intro={t("join.acceptedIn", email())}>
              <a class="button primary large" href="/">
                {t("app.toStart")}
              </a>
            </FormPage>
          )}
        </Show>
      </Match>
      <Match when={failure()}>
        <FormPage title={t("join.goneTitle")}>
          <FailureNotice failure={failure()} />
        </FormPage>
      </Match>
      <Match when={true}>
        <FormPage title={t("join.goneTitle")} intro={t("join.goneText")} />
      </Match>
    </Switch>
  );
}

function Pending(props: { invitation: Invitation }) {
  const session = useSession();
  const navigate = useNavigate();
  const submit = createSubmit();
  const [member, setMember] = createSignal(false);
  const email = () => emailOf(session);
  const matches = () => email()?.toLowerCase() === props.invitation.email.toLowerCase();
  const accept = async () => {
    const done = await submit.run(() => acceptInvitation(props.invitation.id));
    const state = await session.refresh();
    // The server may have accepted it with the sign-up; then there is an organization already.
    if (done !== null || (state.is === "in" && state.me.organizations.length > 0)) navigate("/", { replace: true });
  };
  return (
    <FormPage
      title={t("join.title", props.invitation.organization)}
      intro={t("join.intro", props.invitation.email, t(`team.${props.invitation.role}`))}
    >
      <FailureNotice failure={submit.failure()} />
      <Switch>
        <Match when={matches() || member()}>
          <Show
            when={matches()}
            fallback={
              <a
                class="button primary large"
                href={`/sign-in?next=${encodeURIComponent(`/join/${props.invitation.id}`)}`}
              >
                {t("signIn.submit")}
              </a>
            }
          >
            <button
              type="button"
              class="button primary large"
              aria-disabled={submit.busy()}
              onClick={() => void accept()}
            >
              {t("join.accept")}
            </button>
          </Show>
        </Match>
        <Match when={email()}>
          {(other) => (
            <>
              <p class="notice">{t("join.otherAccount", other())}</p>
              <button type="button" class="button" onClick={() => void submit.run(() => signOutOf(session))}>
                {t("nav.signOut")}
              </button>
            </>
          )}
        </Match>
        <Match when={true}>
          <AccountForm invitation={props.invitation} onDone={() => void accept()} />
          <button type="button" class="button plain" onClick={() => setMember(true)}>
            {t("join.haveAccount")}
          </button>
        </Match>
      </Switch>
    </FormPage>
  );
}

/** Of who is signed in here, if anybody is. */
function emailOf(session: Session): string | null {
  const state = session.state();
  return state.is === "in" ? state.me.user.email : null;
}
