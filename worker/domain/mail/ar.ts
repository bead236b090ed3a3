import type { MailWords } from "./en.ts";

/** Names and addresses of other scripts stand in isolates, so that they do not turn the line around. */
const apart = (text: string): string => `\u2068${text}\u2069`;

/** "3 of them", in a form that needs no agreement with the noun. */
const number = (count: number): string => apart(`${count}`);

export const ar: MailWords = {
  locale: "ar",
  marker: "اكتب ردك فوق هذا السطر",
  offline: {
    subject: (name, site) => `رسالة من ${apart(name)} على ${apart(site)}`,
    intro: (name, site) => `ترك ${apart(name)} رسالة على ${apart(site)} ولم يكن أحد موجودًا:`,
    somebody: "زائر",
    email: "البريد الإلكتروني",
    page: "الصفحة",
    answer: "أجب بالرد على هذه الرسالة، أو هنا:",
    answerHere: "أجب هنا:",
  },
  missed: {
    intro: (name, site) => `كتب ${apart(name)} على ${apart(site)} ولم يرد أحد في الوقت المناسب:`,
  },
  noEmail: "لم يُترك عنوان بريد إلكتروني. سيظهر الرد عند العودة إلى الموقع.",
  replyGoesThere: "الرد على هذه الرسالة يصل إليهم مباشرة، ولا يُحفظ مع المحادثة.",
  more: (count) => `(رسائل أخرى في المحادثة: ${number(count)})`,
  visitor: "زائر",
  answer: {
    subject: (site) => `رد من ${apart(site)}`,
    goOn: "تابع المحادثة:",
    goOnOnly: "يُرجى الرد هنا، لأن الرسائل إلى هذا العنوان لا تُقرأ:",
    before: "ما قيل من قبل:",
  },
  transcript: {
    subject: (site) => `محادثتك مع ${apart(site)}`,
    intro: (site, zone) => `هذه محادثتك مع ${apart(site)}. الأوقات بتوقيت ${apart(zone)}.`,
    cut: (count) => `النصوص الأولى غير مدرجة (عددها ${number(count)})، لأن المحادثة كلها أطول من أن تسعها رسالة.`,
  },
  incoming: {
    stranger: (email) => `أُرسلت بالبريد من ${apart(email)}`,
    cut: (count) => `للرسالة بقية لا تُحفظ هنا، عدد حروفها ${number(count)}`,
    attachments: (count) => `مرفقات الرسالة لا تُحفظ هنا (عددها ${number(count)})`,
  },
};
