import { useNavigate, useSearchParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { limits } from "#protocol/limits";
import type { OrganizationSummary } from "#protocol/rest";
import { createOrganization, createSite } from "../../api/organization.ts";
import { mayManage } from "../../live/may.ts";
import { useMe, useSession } from "../../live/session.tsx";
import { t } from "../../locales/strings.ts";
import { createSubmit } from "../../ui/create-submit.ts";
import { TextField } from "../../ui/field.tsx";
import { focusFirstWrong } from "../../ui/focus-first-wrong.ts";
import { FormPage } from "../../ui/form-page.tsx";
import { NotFound } from "../../ui/not-found.tsx";
import { FailureNotice } from "../../ui/notice.tsx";
import { readOrigins } from "./origins.ts";
import { OriginsField } from "./origins-field.tsx";

/** From an account to a site: the organization (`?organization=` if there are several), the site; the tag comes next. */
export default function Setup() {
  const me = useMe();
  const [asked] = useSearchParams<{ organization?: string }>();
  const managed = () => me().organizations.filter((organization) => mayManage(organization.role));
  const chosen = () =>
    asked.organization === undefined ? managed()[0] : managed().find(({ id }) => id === asked.organization);
  return (
    <Show when={chosen()} fallback={asked.organization === undefined ? <OrganizationStep /> : <NotFound />}>
      {(organization) => <SiteStep organization={organization()} />}
    </Show>
  );
}

function OrganizationStep() {
  const session = useSession();
  const [name, setName] = createSignal("");
  const submit = createSubmit();
  const create = async () => {
    const done = await submit.run(() => createOrganization(name().trim(), slugOf(name())));
    if (done !== null) await session.refresh();
  };
  return (
    <FormPage step={t("setup.step", 1, 3)} title={t("setup.organizationTitle")} intro={t("setup.organizationIntro")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <TextField
          first
          label={t("setup.organizationName")}
          autocomplete="organization"
          required
          maxLength={limits.name}
          value={name()}
          onInput={setName}
        />
        <FailureNotice failure={submit.failure()} />
        <button type="submit" class="button primary large" aria-disabled={submit.busy()}>
          {t("setup.next")}
        </button>
      </form>
    </FormPage>
  );
}

function SiteStep(props: { organization: OrganizationSummary }) {
  const session = useSession();
  const navigate = useNavigate();
  const [name, setName] = createSignal("");
  const [origins, setOrigins] = createSignal("");
  const [wrong, setWrong] = createSignal<string | null>(null);
  const submit = createSubmit();
  const create = async (element: HTMLFormElement) => {
    const read = readOrigins(origins());
    setWrong(read.ok ? null : read.error);
    if (!read.ok) return focusFirstWrong(element);
    const site = { name: name().trim(), origins: read.origins };
    const done = await submit.run(() => createSite(props.organization.id, site));
    if (done === null) return;
    await session.refresh();
    navigate(`/sites/${done.value.id}/install`);
  };
  return (
    <FormPage step={t("setup.step", 2, 3)} title={t("setup.siteTitle")} intro={t("setup.siteIntro")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (event.currentTarget.reportValidity()) void create(event.currentTarget);
        }}
      >
        <TextField
          first
          label={t("setup.siteName")}
          hint={t("setup.siteNameHint")}
          required
          maxLength={limits.name}
          value={name()}
          onInput={setName}
        />
        <OriginsField
          value={origins()}
          onInput={(value) => {
            setOrigins(value);
            setWrong(null);
          }}
          error={wrong()}
        />
        <FailureNotice failure={submit.failure()} />
        <button type="submit" class="button primary large" aria-disabled={submit.busy()}>
          {t("setup.createSite")}
        </button>
      </form>
    </FormPage>
  );
}

/** Slugs are unique over the deployment and shown nowhere, so some randomness ends every one. */
function slugOf(name: string): string {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-+|-+$/gu, "");
  const tail = Array.from(crypto.getRandomValues(new Uint8Array(5)), (byte) => (byte % 36).toString(36)).join("");
  return `${words.slice(0, 40) || "team"}-${tail}`;
}
