export const signIn = {
  title: "Sign in to Hejdesk",
  email: "E-mail",
  password: "Password",
  submit: "Sign in",
  toSignUp: "Create an account",
};

export const signUp = {
  title: "Create your account",
  firstTitle: "Welcome, set up your Hejdesk",
  firstIntro: "You are the first here, so this account will own this deployment.",
  name: "Your name",
  nameHint: "Visitors see it when you answer.",
  passwordHint: "At least 10 characters.",
  submit: "Create account",
  toSignIn: "I have an account",
  closedTitle: "Sign-up is by invitation",
  closedText:
    "This Hejdesk already has an owner. Ask an owner or admin of your organization to invite you; they get a link to send you.",
};

export const join = {
  title: (organization: string) => `Join ${organization}`,
  intro: (email: string, role: string) => `You are invited as ${role} with ${email}.`,
  accept: "Accept invitation",
  acceptedTitle: "This invitation was used",
  acceptedText: "You are already in. Sign in with the account you made then.",
  acceptedIn: (email: string) => `You are signed in as ${email}.`,
  goneTitle: "This invitation is not valid any more",
  goneText:
    "It was cancelled, has expired, or was not copied whole. Check the link, or ask whoever invited you for a new one.",
  otherAccount: (email: string) => `You are signed in as ${email}, and this invitation is for somebody else.`,
  haveAccount: "I have an account with this e-mail",
};

export const setup = {
  step: (step: number, of: number) => `Step ${step} of ${of}`,
  organizationTitle: "Name your organization",
  organizationIntro: "Everyone you work with here belongs to it. It can have several sites.",
  organizationName: "Organization",
  siteTitle: "Add your site",
  siteIntro: "The web site whose visitors you want to talk with.",
  siteName: "Name of the site",
  siteNameHint: "Visitors see it at the top of the chat.",
  next: "Continue",
  createSite: "Create site",
  installTitle: "Paste this tag into your site",
  installIntro:
    "Put it on every page, before the closing </body> or in the <head>. It loads after your page and does not slow it down.",
  tag: "Script tag",
  copy: "Copy",
  copied: "Copied",
  copyFailed: "Copying was not allowed. Select the text and copy it.",
  waiting: "Waiting for the first visit…",
  waitingHint: "Open your site in another tab. This changes by itself when the tag is seen.",
  allowed: (origins: string) => `The widget runs on ${origins} only. On any other address it stays away.`,
  seen: (where: string) => `Seen on ${where}`,
  doneTitle: "Your site is connected",
  seenHint: "The tag works. Visitors are on the board from now on.",
  toBoard: "Go to the board",
};

export const origins = {
  label: "Allowed origins",
  hint: "Where the widget may run, one a line: https://example.com, or https://*.example.com for every subdomain.",
  none: "Name at least one origin, for example https://example.com.",
  wrong: (line: string) => `“${line}” is not an origin. Write it like https://example.com or https://*.example.com.`,
  many: "At most 50 origins fit.",
};
