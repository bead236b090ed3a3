import { Navigate } from "@solidjs/router";
import { createResource, Match, Show, Switch } from "solid-js";
import { fetchDoor } from "../../api/account.ts";
import { useSession } from "../../live/session.tsx";
import { t } from "../../locales/strings.ts";
import { FormPage } from "../../ui/form-page.tsx";
import { FailureNotice } from "../../ui/notice.tsx";
import { AccountForm } from "./account-form.tsx";

/** Making an account where strangers may: as the first and owner, or in a deployment that is open. */
export default function SignUp() {
  const session = useSession();
  const [door] = createResource(fetchDoor);
  const signUp = () => {
    const result = door();
    return result?.ok === true ? result.value.signUp : null;
  };
  const failure = () => {
    const result = door();
    return result?.ok === false ? result.failure : null;
  };
  return (
    <Switch>
      <Match when={session.state().is === "in"}>
        <Navigate href="/" />
      </Match>
      <Match when={failure()}>
        <FormPage title={t("signUp.title")}>
          <FailureNotice failure={failure()} />
        </FormPage>
      </Match>
      <Match when={signUp() === "invitation"}>
        <FormPage title={t("signUp.closedTitle")} intro={t("signUp.closedText")}>
          <a class="button" href="/sign-in">
            {t("signUp.toSignIn")}
          </a>
        </FormPage>
      </Match>
      <Match when={signUp()}>
        <FormPage
          title={signUp() === "first" ? t("signUp.firstTitle") : t("signUp.title")}
          intro={signUp() === "first" ? t("signUp.firstIntro") : undefined}
        >
          <AccountForm onDone={() => void session.refresh()} />
          <Show when={signUp() === "open"}>
            <a href="/sign-in">{t("signUp.toSignIn")}</a>
          </Show>
        </FormPage>
      </Match>
    </Switch>
  );
}
